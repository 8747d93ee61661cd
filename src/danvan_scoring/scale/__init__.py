"""Many communes at once: the same stages over partitions of a dataset, on any executor.

Needs the extra `[scale]`, and says so when it is imported without. A dataset is made by
`convert.add_partition`, opened by `dataset.open_dataset` and scored by `evaluate.evaluate_dataset`.
"""

from danvan_scoring.scale.extras import need

need("scale", "pyarrow")
