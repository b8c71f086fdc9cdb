package org.matricula.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.matricula.personal.ResidentId;
import org.matricula.registry.StatusVerb;
import org.springframework.context.support.ResourceBundleMessageSource;

class BulkPlanTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Property(tries = 20)
    void every_size_is_met_to_the_student(@ForAll @IntRange(min = 2000, max = 400_000) int size) {
        var plan = plan(size);

        assertThat(plan.institutions().stream().mapToInt(BulkInstitution::size).sum())
                .isEqualTo(size);
        assertThat(plan.units().stream().map(it -> it.id()).distinct())
                .hasSize(plan.units().size());
    }

    @Property(tries = 4)
    void no_identity_and_no_number_comes_twice(@ForAll @IntRange(min = 2000, max = 9000) int size) {
        var documents = new HashSet<String>();
        for (var institution : plan(size).institutions()) {
            var numbers = new HashSet<String>();
            for (var place = 0; place < institution.size(); place++) {
                var it = institution.at(place).student();
                assertThat(numbers.add(it.studentNumber())).isTrue();
                assertThat(documents.add(it.person().documentNumber())).isTrue();
            }
        }
        assertThat(documents).hasSize(size);
    }

    @Property(tries = 200)
    void check_digits_are_right_and_lives_are_possible(
            @ForAll @IntRange(min = 2000, max = 60_000) int size,
            @ForAll @IntRange(min = 0) int anyone) {
        var institutions = plan(size).institutions();
        var institution = institutions.get(anyone % institutions.size());
        var past = institution.at(anyone / 7 % institution.size());
        var person = past.student().person();
        var number = String.valueOf(person.documentNumber());

        assertThat(number.charAt(17)).isEqualTo(ResidentId.checkDigit(number.substring(0, 17)));
        assertThat(number.substring(6, 14))
                .isEqualTo(String.valueOf(person.birthOn()).replace("-", ""));
        // that spells never overlap and every act was possible, PastStudent itself insists on
        assertThat(past.acts().getFirst().on()).isEqualTo(past.student().entryOn());
        assertThat(past.acts()).allSatisfy(it -> assertThat(it.on()).isBefore(TODAY));
    }

    @Property(tries = 50)
    void the_same_place_is_the_same_student(@ForAll @IntRange(min = 0, max = 1300) int place) {
        var one = plan(2000).institutions().getFirst().at(place);
        var other = plan(2000).institutions().getFirst().at(place);

        assertThat(one).isEqualTo(other);
    }

    @Property(tries = 1)
    void all_that_may_happen_does() {
        var institutions = plan(20_000).institutions();

        assertThat(
                        institutions.stream()
                                .flatMap(it -> IntStream.range(0, it.size()).mapToObj(it::at))
                                .flatMap(it -> it.acts().stream())
                                .map(it -> it.verb())
                                .distinct())
                .containsExactlyInAnyOrder(
                        StatusVerb.ENROL,
                        StatusVerb.ADVANCE,
                        StatusVerb.GRANT_LEAVE,
                        StatusVerb.RETURN_FROM_LEAVE,
                        StatusVerb.CHANGE_CLASS,
                        StatusVerb.TRANSFER_OUT,
                        StatusVerb.WITHDRAW,
                        StatusVerb.WITHDRAW_AUTOMATICALLY,
                        StatusVerb.GRADUATE);
    }

    private static BulkPlan plan(int size) {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages/demo");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return new BulkPlan(new InventedWords(words), TODAY, 2026, size);
    }
}
