package org.matricula.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraduateDestinationsTest {

    @Test
    void what_is_hidden_can_not_be_told_from_the_sum() {
        assertThat(GraduateDestinations.hidden(List.of())).isZero();
        assertThat(GraduateDestinations.hidden(List.of(9, 7, 5))).isZero();
        assertThat(GraduateDestinations.hidden(List.of(9, 7, 4))).as("not one alone").isEqualTo(2);
        assertThat(GraduateDestinations.hidden(List.of(9, 7, 1, 1)))
                .as("each of two that are two together would be one")
                .isEqualTo(3);
        assertThat(GraduateDestinations.hidden(List.of(9, 7, 3, 2))).isEqualTo(2);
        assertThat(GraduateDestinations.hidden(List.of(6, 1, 1))).isEqualTo(3);
    }
}
