# syntax=docker/dockerfile:1
# Two images:
#   docker build --target slim -t prover:slim .    embedded Lean on a CPU: no Lean, no model
#   docker build --target full -t prover:full .    real Lean with Mathlib and the REPL; vLLM in an environment of its own

FROM python:3.12-slim-bookworm AS wheel
WORKDIR /src
COPY . .
# The wheel carries embedded Lean's library compiled.
RUN pip install --no-cache-dir build==1.3.0 hatchling==1.27.0 . \
    && PYTHONPATH=/src python -c 'import json; print(json.dumps({"cmd": "import Mathlib"}), end="\n\n")' > /tmp/request \
    && PYTHONPATH=/src python -m prover.lean.repl < /tmp/request \
    && python -m build --wheel --no-isolation --outdir /wheels

FROM python:3.12-slim-bookworm AS slim
COPY --from=wheel /wheels /wheels
RUN pip install --no-cache-dir "$(ls /wheels/*.whl)[server]" \
    && useradd --uid 1000 --create-home prover
USER 1000
WORKDIR /home/prover
EXPOSE 8000
ENTRYPOINT ["prover"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

FROM slim AS full
USER 0
# Debian's own versions: the image is rebuilt for their fixes.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl git \
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/vllm \
    && /opt/vllm/bin/pip install --no-cache-dir "$(ls /wheels/*.whl)[serve]" vllm==0.33.0
USER 1000
# A volume that is mounted here belongs to this user.
RUN mkdir -p /home/prover/.cache/huggingface
ENV PROVER_DATA_DIR=/home/prover/lean PATH=/home/prover/.elan/bin:$PATH
RUN prover setup --home
