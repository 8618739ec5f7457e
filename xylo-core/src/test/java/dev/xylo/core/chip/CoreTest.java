package dev.xylo.core.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoreTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsNumber(Core core) {
        assertThat(Core.ofNumber(core.number())).isEqualTo(core);
        assertThatThrownBy(() -> Core.ofNumber(3)).hasMessageContaining("no core 3");
    }
}
