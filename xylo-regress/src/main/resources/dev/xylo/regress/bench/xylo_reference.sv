// What a Xylo core computes in a step, as plainly as it can be said: behaviour, no hardware. Put a design with these ports in its place.
// A rising clock is one time step: input spikes in, every state out, hidden neuron 0 (readout 0, channel 0) in the lowest bits.
// With rst everything goes to 0. Memories are loaded from images/*.hex; two's complement, one value a line.
module xylo_reference #(
    parameter NIN = 1,
    parameter N = 1,
    parameter NOUT = 1,
    parameter CORE = 2,      // 1: SYNS61300; 2: SYNS61201, SYNS63300, SYNS65302
    parameter SHIFT_IN = 0,  // weights count as weight << shift
    parameter SHIFT_REC = 0,
    parameter SHIFT_OUT = 0,
    parameter ALIASES = 0
) (
    input wire clk,
    input wire rst,
    input wire [NIN*4-1:0] spikes_in,        // 0..15
    output reg [N*5-1:0] spikes,             // 0..31
    output reg [N*16-1:0] i_syn,             // int16, after its decay
    output reg [N*16-1:0] i_syn_2,
    output reg [N*16-1:0] v_mem,             // int16, after the reset
    output reg [NOUT-1:0] spikes_out,
    output reg [NOUT*16-1:0] i_syn_out,
    output reg [NOUT*16-1:0] v_mem_out
);
    // [(source * targets + target) * 2 + synapse]; the input to every hidden neuron, every hidden neuron to the readout
    reg signed [7:0] weights_in[0:NIN*N*2-1];
    reg signed [7:0] weights_rec[0:N*N*2-1];
    reg signed [7:0] weights_out[0:N*NOUT-1];
    reg signed [15:0] threshold[0:N-1];
    reg signed [15:0] threshold_out[0:NOUT-1];
    reg signed [15:0] bias[0:N-1];
    reg signed [15:0] bias_out[0:NOUT-1];
    reg [3:0] dash_mem[0:N-1];
    reg [3:0] dash_syn[0:N-1];
    reg [3:0] dash_syn_2[0:N-1];
    reg [3:0] dash_mem_out[0:NOUT-1];
    reg [3:0] dash_syn_out[0:NOUT-1];
    reg [15:0] aliases[0:2*ALIASES+1];       // source, target, source, target, ...

    initial begin
        $readmemh("images/weights_in.hex", weights_in);
        $readmemh("images/weights_rec.hex", weights_rec);
        $readmemh("images/weights_out.hex", weights_out);
        $readmemh("images/threshold.hex", threshold);
        $readmemh("images/threshold_out.hex", threshold_out);
        $readmemh("images/bias.hex", bias);
        $readmemh("images/bias_out.hex", bias_out);
        $readmemh("images/dash_mem.hex", dash_mem);
        $readmemh("images/dash_syn.hex", dash_syn);
        $readmemh("images/dash_syn_2.hex", dash_syn_2);
        $readmemh("images/dash_mem_out.hex", dash_mem_out);
        $readmemh("images/dash_syn_out.hex", dash_syn_out);
        $readmemh("images/aliases.hex", aliases);
    end

    integer current[0:2*N-1];     // synaptic currents, two for each hidden neuron
    integer membrane[0:N-1];
    integer slot[0:N-1];          // spikes, delivered in the next step
    integer slot_before[0:N-1];
    integer current_out[0:NOUT-1];
    integer membrane_out[0:NOUT-1];
    integer source, target, synapse, neuron, alias_at, n, change;

    function integer saturated(input integer x);
        saturated = x > 32767 ? 32767 : x < -32768 ? -32768 : x;
    endfunction

    function integer wrapped(input integer x);
        reg signed [15:0] low;
        begin
            low = x[15:0];
            wrapped = low;
        end
    endfunction

    // The amount of a decay by bit shift; it is never 0 before the state is, so that every state comes to rest.
    function integer decay(input integer x, input integer dash);
        integer shifted;
        begin
            shifted = x >>> dash;
            decay = shifted != 0 ? shifted : x > 0 ? 1 : x < 0 ? -1 : 0;
        end
    endfunction

    always @(posedge clk) begin
        if (rst) begin
            for (neuron = 0; neuron < N; neuron = neuron + 1) begin
                current[2*neuron] = 0;
                current[2*neuron+1] = 0;
                membrane[neuron] = 0;
                slot[neuron] = 0;
            end
            for (neuron = 0; neuron < NOUT; neuron = neuron + 1) begin
                current_out[neuron] = 0;
                membrane_out[neuron] = 0;
                spikes_out[neuron] = 0;
            end
        end else begin
            // Input, channel by channel: the order matters where something saturates.
            for (source = 0; source < NIN; source = source + 1) begin
                n = spikes_in[source*4+:4];
                for (target = 0; target < 2*N; target = target + 1)
                    if (n != 0)
                        current[target] = saturated(current[target]
                            + n * wrapped(weights_in[source*2*N+target] <<< SHIFT_IN));
            end
            // Hidden spikes of the step before.
            for (source = 0; source < N; source = source + 1) begin
                n = slot[source];
                slot_before[source] = n;
                for (target = 0; target < 2*N; target = target + 1)
                    if (n != 0)
                        current[target] = saturated(current[target]
                            + n * wrapped(weights_rec[source*2*N+target] <<< SHIFT_REC));
            end
            for (source = 0; source < N; source = source + 1) begin
                n = slot_before[source];
                for (target = 0; target < NOUT; target = target + 1)
                    if (n != 0)
                        current_out[target] = saturated(current_out[target]
                            + n * wrapped(weights_out[source*NOUT+target] <<< SHIFT_OUT));
                slot[source] = 0;
            end
            // Hidden neurons in their order; an alias puts spikes into another neuron's slot.
            for (neuron = 0; neuron < N; neuron = neuron + 1) begin
                current[2*neuron] = current[2*neuron] - decay(current[2*neuron], dash_syn[neuron]);
                current[2*neuron+1] = current[2*neuron+1] - decay(current[2*neuron+1], dash_syn_2[neuron]);
                if (CORE == 1) begin
                    membrane[neuron] = membrane[neuron] - decay(membrane[neuron], dash_mem[neuron]);
                    membrane[neuron] = saturated(membrane[neuron] + current[2*neuron] + current[2*neuron+1]);
                end else begin
                    change = wrapped(-decay(membrane[neuron], dash_mem[neuron]));
                    change = saturated(change + current[2*neuron] + current[2*neuron+1]);
                    change = saturated(change + bias[neuron]);
                    membrane[neuron] = saturated(membrane[neuron] + change);
                end
                n = slot[neuron];
                while (membrane[neuron] >= threshold[neuron] && n < 31) begin
                    n = n + 1;
                    membrane[neuron] = membrane[neuron] - threshold[neuron];
                end
                slot[neuron] = n;
                for (alias_at = 0; alias_at < ALIASES; alias_at = alias_at + 1)
                    if (aliases[2*alias_at] == neuron) begin
                        target = aliases[2*alias_at+1];
                        slot[target] = slot[target] + n > 31 ? 31 : slot[target] + n;
                    end
            end
            for (neuron = 0; neuron < NOUT; neuron = neuron + 1) begin
                current_out[neuron] = current_out[neuron] - decay(current_out[neuron], dash_syn_out[neuron]);
                if (CORE == 1) begin
                    membrane_out[neuron] = membrane_out[neuron] - decay(membrane_out[neuron], dash_mem_out[neuron]);
                    membrane_out[neuron] = saturated(membrane_out[neuron] + current_out[neuron]);
                end else begin
                    change = wrapped(-decay(membrane_out[neuron], dash_mem_out[neuron]));
                    change = saturated(change + current_out[neuron]);
                    change = saturated(change + bias_out[neuron]);
                    membrane_out[neuron] = saturated(membrane_out[neuron] + change);
                end
                spikes_out[neuron] = membrane_out[neuron] >= threshold_out[neuron];
                if (spikes_out[neuron]) membrane_out[neuron] = membrane_out[neuron] - threshold_out[neuron];
            end
        end
        for (neuron = 0; neuron < N; neuron = neuron + 1) begin
            spikes[neuron*5+:5] = slot[neuron];
            i_syn[neuron*16+:16] = current[2*neuron];
            i_syn_2[neuron*16+:16] = current[2*neuron+1];
            v_mem[neuron*16+:16] = membrane[neuron];
        end
        for (neuron = 0; neuron < NOUT; neuron = neuron + 1) begin
            i_syn_out[neuron*16+:16] = current_out[neuron];
            v_mem_out[neuron*16+:16] = membrane_out[neuron];
        end
    end
endmodule
