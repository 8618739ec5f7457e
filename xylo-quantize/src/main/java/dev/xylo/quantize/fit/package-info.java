/** Making a network small enough for a chip: recurrent connections that matter least are removed until fan-out and slots suffice. */
package dev.xylo.quantize.fit;
