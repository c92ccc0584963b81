"""Start the REPL process, or with ``--zygote FD`` the process that forks REPL processes."""

import sys

if sys.argv[1:2] == ["--zygote"]:
    from prover.lean.repl.zygote import main as run_zygote

    sys.exit(run_zygote(int(sys.argv[2])))

from prover.lean.repl.session import main

sys.exit(main())
