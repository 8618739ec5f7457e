/**
 * The IMU interface of SYNS63300: from motion samples (x, y, z) at 200 Hz to 15 channels of spike counts, one step per sample.
 *
 * <pre>
 *     samples -> [covariance -> sample and hold -> rotation estimate (JSVD) -> rotation] -> 15 band-passes -> scale or IAF encoder
 *                (the bracket is skipped with the bypass)
 * </pre>
 *
 * <p>All integers. {@link dev.xylo.frontend.imu.ImuFrontEnd} makes the chain of its {@link dev.xylo.frontend.imu.ImuParameters}. Inside
 * the bracket a sample travels with its matrix: twelve numbers, x, y, z and a 3x3 matrix by rows.
 *
 * <p>Source of all rules: the behaviour of Rockpool 3.1.0's IMU interface simulation, compared stage by stage.
 */
package dev.xylo.frontend.imu;
