package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.pickle.TorchFile;
import java.nio.file.Path;
import java.util.List;

/** What torch.save wrote: a specification of tensors, or a state dict of Rockpool's modules. */
final class TorchNetworkFormat extends ValueNetworkFormat {
    @Override
    public String name() {
        return "PyTorch file";
    }

    @Override
    public List<String> extensions() {
        return List.of("pt", "pth");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        boolean zip = head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3;
        return TorchFile.isOld(head) || zip && TorchFile.isZip(file);
    }

    @Override
    Object values(Path file) throws FormatException {
        return TorchFile.read(file);
    }

    @Override
    String how() {
        return "torch.save(spec, file) without mapped_graph, or Rockpool's net.save(\"net.json\")";
    }
}
