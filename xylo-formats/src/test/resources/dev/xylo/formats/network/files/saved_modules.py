"""saved_modules.py FOLDER: networks as Rockpool 3.1.0 saves them, and the specifications of its mapper for Audio 2."""

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

import numpy')[0])
import numpy as np
import torch
import warnings

warnings.filterwarnings('ignore')
from rockpool.nn.networks import WaveSenseNet
from rockpool.nn.modules import LinearTorch, LIFTorch, LIFBitshiftTorch
from rockpool.nn.combinators import Sequential, Residual
from rockpool.parameters import Constant
from rockpool.devices.xylo.syns61201 import mapper
torch.manual_seed(1)
out = sys.argv[1] + '/'
def store(name,net):
    net.save(out+name+'_save.json')
    s=mapper(net.as_graph(),weight_dtype='float',threshold_dtype='float',dash_dtype='float')
    al=s.pop('aliases'); s.pop('mapped_graph')
    src=[i for i,a in enumerate(al) for _ in a]; tgt=[t for a in al for t in a]
    np.savez_compressed(out+'expected/'+name+'.npz',**{k:np.asarray(v) for k,v in s.items()},alias_source=np.array(src,dtype=np.int32),alias_target=np.array(tgt,dtype=np.int32))
    print(name,{k:np.asarray(v).shape for k,v in s.items()},al)
store('wavesense3',WaveSenseNet(dilations=[2,3,4],n_classes=2,n_channels_in=5,n_channels_res=3,n_channels_skip=4,n_hidden=5,kernel_size=2,bias=Constant(0.0),smooth_output=False,tau_mem=Constant(0.004),base_tau_syn=0.004,tau_lp=0.01,threshold=Constant(1.0),neuron_model=LIFTorch,dt=1e-3))
L=lambda n,**k: LIFTorch((n,n),dt=2e-3,threshold=Constant(1.0),tau_mem=Constant(0.03),tau_syn=Constant(0.01),bias=Constant(0.),**k)
store('deep_residual',Sequential(LinearTorch((4,5)),L(5),Residual(LinearTorch((5,6)),L(6,has_rec=True),LinearTorch((6,5)),L(5)),Residual(LinearTorch((5,5)),L(5)),LinearTorch((5,3)),L(3)))
B=lambda n: LIFBitshiftTorch((n,n),dt=1e-3,tau_mem=torch.tensor(0.013),tau_syn=torch.tensor(0.007),threshold=Constant(1.0),bias=Constant(0.))
store('bitshift',Sequential(LinearTorch((4,5)),B(5),LinearTorch((5,2)),B(2)))
for mode,kw in (('decays',dict(alpha=torch.tensor(.9),beta=torch.tensor(.8))),('bitshifts',dict(dash_mem=torch.tensor(4.),dash_syn=torch.tensor(3.)))):
    try:
        N=lambda n: LIFTorch((n,n),dt=1e-3,leak_mode=mode,threshold=Constant(1.0),bias=Constant(0.),**kw)
        store(mode,Sequential(LinearTorch((4,5)),N(5),LinearTorch((5,2)),N(2)))
    except Exception as e: print(mode,type(e).__name__,e)
