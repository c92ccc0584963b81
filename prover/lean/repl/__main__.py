"""Start the REPL process, or with ``--zygote FD`` the process that forks REPL processes.

``--library-only`` before that: imports find the modules of the embedded library and read no other file.
"""

import sys

arguments = sys.argv[1:]
is_library_only = arguments[:1] == ["--library-only"]
if is_library_only:
    arguments = arguments[1:]

if arguments[:1] == ["--zygote"]:
    from prover.lean.repl.zygote import main as run_zygote

    sys.exit(run_zygote(int(arguments[1]), is_library_only=is_library_only))
else:
    from prover.lean.repl.session import main

    sys.exit(main(is_library_only=is_library_only))
