package org.matricula.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateTest {

    final Rate rate =
            new Rate(3, Clock.fixed(Instant.parse("2026-11-28T01:02:10Z"), ZoneOffset.UTC));

    @Test
    void an_address_is_stopped_and_its_neighbour_is_not() {
        for (var n = 0; n < 3; n++) {
            assertThat(rate.wait("192.0.2.1")).isZero();
        }
        assertThat(rate.wait("192.0.2.1")).isEqualTo(50);
        assertThat(rate.wait("192.0.2.2")).isZero();
        // the same address under its other name
        assertThat(rate.wait("::ffff:192.0.2.1")).isPositive();
    }

    @Test
    void a_network_of_the_sixth_kind_has_no_more_tries_than_one_address() {
        for (var n = 1; n <= 3; n++) {
            assertThat(rate.wait("2001:db8:1:2::" + n)).isZero();
        }
        assertThat(rate.wait("2001:db8:1:2:ffff::9")).isPositive();
        assertThat(rate.wait("2001:db8:1:2::1%eth0")).isPositive();
        assertThat(rate.wait("2001:db8:1:3::1")).isZero();
        assertThat(rate.wait("no address: at all")).isZero();
    }
}
