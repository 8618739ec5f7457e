/**
 * The audio interface of SYNS65302 (Audio 3): from sound to 16 channels of spike counts.
 *
 * <pre>
 *     external: samples at 48828.125 Hz -> quantizer, 14 bits --\
 *     PDM mic:  delta-sigma at 1.5625 MHz -> FIR, / 32 -----------+-> band-passes -> rectify, divisive normalization, IAF -> raster
 *     analog:   amplifier + PGA -> ADC, AGC, 50 kHz -> smoother --/
 * </pre>
 *
 * <p>{@link dev.xylo.frontend.audio3.Audio3FrontEnd} makes the chains. Resampling, the modulator and the amplifier are in double, operation
 * by operation as written, without fused or reordered ones, so that they give the same bits everywhere; all the rest is integers.
 *
 * <p>Source of all rules: Rockpool 3.1.0's integer functions, which it describes as the chip's arithmetic, joined as its modules join them,
 * compared stage by stage. (Its modules themselves run in float32.)
 */
package dev.xylo.frontend.audio3;
