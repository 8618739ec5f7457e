/** Readers and writers of network and data files: NumPy's NPY and NPZ, Rockpool's specification as JSON, samna's configurations, RAM images, NIR. */
module dev.xylo.formats {
    requires transitive dev.xylo.core;
    requires io.jhdf;
    requires java.desktop;
    requires org.apache.commons.csv;
    requires tools.jackson.core;

    exports dev.xylo.formats;
    exports dev.xylo.formats.data;
    exports dev.xylo.formats.hdf5;
    exports dev.xylo.formats.mat;
    exports dev.xylo.formats.files;
    exports dev.xylo.formats.network;
    exports dev.xylo.formats.nir;
    exports dev.xylo.formats.numpy;
    exports dev.xylo.formats.signal;
    exports dev.xylo.formats.pickle;
    exports dev.xylo.formats.values;
}
