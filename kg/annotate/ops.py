"""Matrix products by NumPy's own BLAS, which is several times faster than the one that thinc brings along."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import NumpyOps, registry

NAME = "kg-numpy"


@registry.ops("KgNumpyOps")
class KgNumpyOps(NumpyOps):  # type: ignore[misc]  # thinc's class is untyped
    """Load or build a pipeline under ``thinc.api.use_ops(NAME)`` and its layers compute with this."""

    name = NAME

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        left, right = x.T if trans1 else x, y.T if trans2 else y
        if out is None:
            return np.dot(left, right)
        if out.flags.c_contiguous and out.dtype == left.dtype:
            return np.dot(left, right, out=out)
        out[...] = np.dot(left, right)
        return out


def use_one_thread() -> None:
    """Keep NumPy's BLAS from starting threads: for products this small they only wait, and workers would trip over them.

    Does nothing where NumPy was built with another BLAS.
    """
    for library in sorted((Path(np.__file__).parents[1] / "numpy.libs").glob("*openblas*")):
        limit = getattr(ctypes.CDLL(str(library)), "scipy_openblas_set_num_threads64_", None)
        if limit is not None:
            limit(1)
