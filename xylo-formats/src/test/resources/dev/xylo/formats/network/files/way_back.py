"""way_back.py FILE...: integer networks that xylo wrote (.npz, .json), through from_specification of Rockpool's simulators."""

import importlib.abc
import importlib.machinery
import sys
from unittest.mock import MagicMock


class NoSamna(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Rockpool's devices import the vendor's samna, which mapper and simulator do not need."""

    def find_spec(self, name, path, target=None):
        if name == "samna" or name.startswith("samna."):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = MagicMock()
        module.__path__ = []
        module.__spec__ = spec
        module.__name__ = spec.name
        return module

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, NoSamna())

import json
import warnings

import numpy as np

warnings.filterwarnings('ignore')
from rockpool.devices.xylo.syns61201 import XyloSim as A2
from rockpool.devices.xylo.syns63300 import XyloSim as IMU
from rockpool.devices.xylo.syns65302 import XyloSim as A3
def load(f):
    if f.endswith('.json'):
        return {k:(v if k=='aliases' else np.array(v) if isinstance(v,list) else v) for k,v in json.load(open(f)).items()}
    spec={k:v for k,v in np.load(f,allow_pickle=True).items()}
    return {k:(v.item() if getattr(v,'ndim',1)==0 else v) for k,v in spec.items()}
for f in sys.argv[1:]:
    for n,C in (('audio2',A2),('imu',IMU),('audio3',A3)):
        try:
            s=C.from_specification(**load(f))
            x=np.random.default_rng(0).poisson(.3,(50,s.size_in))
            o,_,_=s(x); print(f,n,'ok',o.sum(), 'aliases' if getattr(s,'_xylo_sim_params',None) is not None and any(len(a) for a in s._xylo_sim_params.aliases) else '')
        except Exception as e: print(f,n,type(e).__name__,str(e)[:150])
