/** From a signal (sound, motion) to the spike counts that a core takes, as the chips' input interfaces do it. */
module dev.xylo.frontend {
    requires transitive dev.xylo.core;

    exports dev.xylo.frontend;
    exports dev.xylo.frontend.audio2;
    exports dev.xylo.frontend.audio3;
    exports dev.xylo.frontend.imu;
}
