"""Start the REPL process."""

import sys

from prover.lean.repl.session import main

sys.exit(main())
