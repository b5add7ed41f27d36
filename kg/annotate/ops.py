"""Matrix products by NumPy's own BLAS, which is several times faster than the one that thinc brings along."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from blis.py import gemm
from thinc.api import NumpyOps, registry

NAME = "kg-numpy"
_ROWS = 128  # that NumPy's BLAS multiplies with one and the same kernel


@registry.ops("KgNumpyOps")
class KgNumpyOps(NumpyOps):  # type: ignore[misc]  # thinc's class is untyped
    """Load or build a pipeline under ``thinc.api.use_ops(NAME)`` and its layers compute with this."""

    name = NAME

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        left, right = x.T if trans1 else x, y.T if trans2 else y
        product = product_of(left, right)
        if out is None:
            return product
        out[...] = product
        return out


def product_of(left: Any, right: Any) -> Any:
    """The matrix product, in which a row of ``left`` yields the same bits whatever rows stand around it.

    BLAS takes other ways, with other roundings, for few rows and for those left over at the end: these are
    filled up with zeros.
    """
    rows = len(left)
    whole = rows - rows % _ROWS
    if whole == rows:
        return np.dot(left, right)
    product = np.empty((rows, right.shape[1]), dtype=np.result_type(left, right))
    if whole:
        np.dot(left[:whole], right, out=product[:whole])
    rest = np.zeros((_ROWS, left.shape[1]), dtype=left.dtype)
    rest[: rows - whole] = left[whole:]
    product[whole:] = np.dot(rest, right)[: rows - whole]
    return product


def use_one_thread() -> None:
    """Keep NumPy's BLAS from starting threads: for products this small they only wait, and workers would trip over them.

    Does nothing where NumPy was built with another BLAS.
    """
    for library in sorted((Path(np.__file__).parents[1] / "numpy.libs").glob("*openblas*")):
        limit = getattr(ctypes.CDLL(str(library)), "scipy_openblas_set_num_threads64_", None)
        if limit is not None:
            limit(1)


@cache
def rows_stay_alike() -> bool:
    """Whether on this machine a row's product does not depend on its neighbours, for the two libraries that are used.

    ``product_of`` multiplies in the layers, BLIS in the parser's steps. Takes some milliseconds, once a process.
    """
    values = np.random.default_rng(7)
    weights = values.standard_normal((120, 128), dtype=np.float32)
    states = values.standard_normal((300, 128), dtype=np.float32)
    products: tuple[Callable[[Any], Any], ...] = (lambda x: product_of(x, weights.T), lambda x: gemm(x, weights, trans2=True))
    for product in products:
        together = product(states)
        for rows in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233):
            if not np.array_equal(product(np.ascontiguousarray(states[7 : 7 + rows])), together[7 : 7 + rows]):
                return False
    return True
