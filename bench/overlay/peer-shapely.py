"""Shapely on the same county, tuned as well as is known: prepared pieces as ST_Subdivide cut them, one query of the
tree for what intersects and one for what is covered, vectorised. Prints one line of JSON, writes the pairs."""

import json
import resource
import sys
import time

import numpy as np
import shapely

parcels_file, pieces_file, result_file = sys.argv[1:4]


def load(path):
    ids, shapes = [], []
    with open(path, encoding="ascii") as lines:
        for line in lines:
            name, wkb = line.rstrip("\n").split("\t")
            ids.append(int(name))
            shapes.append(bytes.fromhex(wkb))
    return np.array(ids, dtype=np.int64), shapely.from_wkb(shapes)


parcel_ids, parcels = load(parcels_file)
piece_ids, pieces = load(pieces_file)
shapely.prepare(pieces)
tree = shapely.STRtree(parcels)
costs = []
for _ in range(2):
    start = time.process_time()
    piece, parcel = tree.query(pieces, predicate="intersects")
    covering, covered = tree.query(pieces, predicate="covers")
    inside = np.isin(piece * len(parcels) + parcel, covering * len(parcels) + covered)
    area = np.empty(len(piece))
    area[inside] = shapely.area(parcels[parcel[inside]])
    cut = ~inside
    area[cut] = shapely.area(shapely.intersection(parcels[parcel[cut]], pieces[piece[cut]]))
    keys, places = np.unique(parcel_ids[parcel] * 2**21 + piece_ids[piece], return_inverse=True)
    areas = np.bincount(places, weights=area) / 1e8
    costs.append(time.process_time() - start)
keys.tofile(result_file + ".keys")
areas.tofile(result_file + ".areas")
print(
    json.dumps(
        {
            "version": f"Shapely {shapely.__version__}, GEOS {shapely.geos_version_string}",
            "cpuS": min(costs),
            "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
