package org.matricula.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class UnitsTest {

    static final LocalDate START = LocalDate.of(2020, 9, 1);

    /// Somebody stands wherever a test says so; whoever keeps rows hears of moves.
    @TestConfiguration
    static class Neighbours {

        @Bean
        Watching watching() {
            return new Watching();
        }
    }

    static class Watching implements Occupancy {

        final List<Repositioned.Shift> shifts = new ArrayList<>();
        final List<UnitMerged> merged = new ArrayList<>();
        long occupied = -1;

        @Override
        public long standing(long pos, long posEnd, LocalDate on) {
            return pos <= occupied && occupied <= posEnd ? 12 : 0;
        }

        @EventListener
        void heard(Repositioned event) {
            shifts.addAll(event.shifts());
        }

        @EventListener
        void heard(UnitMerged event) {
            merged.add(event);
        }
    }

    @Autowired Units units;
    @Autowired OpenUnit openUnit;
    @Autowired RenameUnit renameUnit;
    @Autowired MoveUnit moveUnit;
    @Autowired MergeUnits mergeUnits;
    @Autowired CloseUnit closeUnit;
    @Autowired NameResponsible nameResponsible;
    @Autowired Responsibilities responsibilities;
    @Autowired Watching neighbours;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    UUID school;
    UUID engineering;
    UUID commerce;

    @BeforeEach
    void aSchoolWithTwoDepartments() {
        neighbours.occupied = -1;
        school = open("school", "江州职业技术学院", null);
        engineering = open("department", "机电工程系", school);
        commerce = open("department", "经贸系", school);
    }

    @Test
    void a_unit_below_lies_within_its_parents_interval_and_belongs_to_its_institution() {
        var major = open("major", "机电一体化技术", engineering);
        var room = open("class", "机电2401", major);

        assertThat(units.get(school).covers(units.get(room))).isTrue();
        assertThat(units.get(commerce).covers(units.get(room))).isFalse();
        assertThat(units.get(room).institutionId()).isEqualTo(school);
        assertThat(units.get(room).education()).isEqualTo("college");
        assertThat(units.path(room))
                .extracting(Unit::id)
                .containsExactly(school, engineering, major, room);
        assertThat(units.below(school, "class")).extracting(Unit::id).containsExactly(room);
        assertThat(units.at(units.get(room).pos())).map(Unit::id).contains(room);
        assertThat(units.byName(school, "class", "机电2401")).map(Unit::id).contains(room);
    }

    @Test
    void a_former_name_is_read_on_its_days() {
        rename(engineering, "智能制造系", "2023-09-01");

        assertThat(units.nameOn(engineering, day("2023-08-31"))).isEqualTo("机电工程系");
        assertThat(units.nameOn(engineering, day("2023-09-01"))).isEqualTo("智能制造系");
        assertThat(units.nameOn(engineering, day("2001-01-01"))).isEqualTo("机电工程系");
        assertThat(units.get(engineering).name()).isEqualTo("智能制造系");
        assertThat(units.byName(school, "department", "机电工程系")).map(Unit::id).contains(engineering);
        assertThat(units.names(engineering))
                .extracting(UnitName::name)
                .containsExactly("智能制造系", "机电工程系");
    }

    @Test
    void a_name_is_not_planted_before_the_present_one_began_nor_ahead_of_today() {
        rename(engineering, "智能制造系", "2023-09-01");

        assertThat(refusals(() -> rename(engineering, "机电系", "2022-01-01")))
                .containsExactly("unit.name.before");
        assertThat(refusals(() -> rename(engineering, "机电系", "2999-01-01")))
                .contains("unit.name.future");
        assertThat(refusals(() -> rename(engineering, "智能制造系", "2024-01-01")))
                .containsExactly("unit.name.same");
    }

    @Test
    void a_move_takes_the_subtree_along_and_tells_every_new_position() {
        var major = open("major", "会计", engineering);
        var room = open("class", "会计2401", major);
        var before = units.get(room).pos();
        neighbours.shifts.clear();

        system(() -> moveUnit.move(major, commerce, "专业调整"));

        assertThat(units.path(room))
                .extracting(Unit::id)
                .containsExactly(school, commerce, major, room);
        assertThat(units.get(commerce).covers(units.get(room))).isTrue();
        assertThat(neighbours.shifts)
                .contains(new Repositioned.Shift(before, units.get(room).pos()))
                .hasSize(2);
        assertThat(neighbours.shifts)
                .extracting(Repositioned.Shift::newPos)
                .doesNotContainAnyElementsOf(
                        neighbours.shifts.stream().map(Repositioned.Shift::oldPos).toList());
        assertThat(ledger("unit.move", major)).isEqualTo("专业调整");
    }

    @Test
    void a_unit_never_hangs_below_itself_nor_in_another_institution() {
        var major = open("major", "会计", commerce);
        var other = open("school", "别的学校", null);

        assertThat(refusals(() -> moveUnit.move(commerce, major, "x"))).contains("unit.move.below");
        assertThat(refusals(() -> moveUnit.move(commerce, other, "x")))
                .containsExactly("unit.move.institution");
        assertThat(refusals(() -> moveUnit.move(commerce, school, "x")))
                .containsExactly("unit.move.same");
    }

    @Test
    void a_merger_hands_the_classes_over_and_keeps_the_old_name_readable() {
        var major = open("major", "会计", commerce);

        system(() -> mergeUnits.merge(commerce, engineering, day("2025-09-01"), "院系合并"));

        assertThat(units.get(major).parentId()).isEqualTo(engineering);
        assertThat(units.get(commerce).until()).isEqualTo(day("2025-09-01"));
        assertThat(units.nameOn(commerce, day("2024-01-01"))).isEqualTo("经贸系");
        assertThat(units.children(school)).extracting(Unit::id).containsExactly(engineering);
        assertThat(neighbours.merged)
                .last()
                .satisfies(it -> assertThat(it.from().id()).isEqualTo(commerce));
    }

    @Test
    void nothing_is_merged_while_somebody_is_left_behind() {
        neighbours.occupied = units.get(commerce).pos();

        assertThat(refusals(() -> mergeUnits.merge(commerce, engineering, day("2025-09-01"), "x")))
                .containsExactly("unit.occupied");
        assertThat(units.get(commerce).until()).isNull();
    }

    @Test
    void units_with_subordinates_of_one_code_are_not_merged() {
        open("major", "0101", "会计", commerce);
        open("major", "0101", "机电", engineering);

        assertThat(refusals(() -> mergeUnits.merge(commerce, engineering, day("2025-09-01"), "x")))
                .containsExactly("unit.merge.codes");
    }

    @Test
    void a_unit_is_closed_with_all_below_it_but_not_over_the_heads_of_students() {
        var major = open("major", "会计", commerce);
        neighbours.occupied = units.get(major).pos();

        assertThat(refusals(() -> closeUnit.close(commerce, day("2025-09-01"), "停办")))
                .containsExactly("unit.occupied");

        neighbours.occupied = -1;
        system(() -> closeUnit.close(commerce, day("2025-09-01"), "停办"));
        assertThat(units.get(major).openOn(day("2025-08-31"))).isTrue();
        assertThat(units.get(major).openOn(day("2025-09-01"))).isFalse();
        assertThat(refusals(() -> open("major", "新专业", commerce))).contains("unit.parent.closed");

        system(() -> closeUnit.reopen(commerce, "误操作"));
        assertThat(units.get(commerce).until()).isNull();
    }

    @Test
    void whoever_reaches_only_a_department_changes_nothing_beside_it() {
        var at = units.get(engineering);
        var registrar =
                new Actor(
                        UUID.randomUUID(),
                        "王",
                        "registrar",
                        engineering,
                        new Scope(at.pos(), at.posEnd(), List.of()),
                        "test");
        Acting.as(registrar, () -> openUnit.open(NewUnit.of("major", "M1", "数控技术", engineering)));

        assertThat(
                        refusals(
                                registrar,
                                () -> openUnit.open(NewUnit.of("major", "M2", "会计", commerce))))
                .containsExactly("unit.reach");
        assertThat(
                        refusals(
                                registrar,
                                () -> openUnit.open(NewUnit.of("school", "S9", "私立学校", null))))
                .containsExactly("unit.root");
        assertThat(refusals(registrar, () -> moveUnit.move(engineering, commerce, "x")))
                .contains("unit.reach");
        var teacher =
                new Actor(
                        UUID.randomUUID(), "李", "teacher", engineering, registrar.scope(), "test");
        assertThat(
                        refusals(
                                teacher,
                                () -> openUnit.open(NewUnit.of("major", "M3", "模具", engineering))))
                .containsExactly("unit.reach");
    }

    @Test
    void a_class_has_nothing_below_it_and_a_code_is_given_once() {
        var major = open("major", "会计", commerce);
        var room = open("class", "会计2401", major);

        assertThat(refusals(() -> open("department", "系", room))).containsExactly("unit.place");
        open("class", "K1", "会计2402", major);
        assertThat(refusals(() -> open("class", "K1", "会计2403", major)))
                .containsExactly("unit.code");
        assertThat(refusals(() -> open("planet", "会计2403", major))).containsExactly("unit.kind");
    }

    @Test
    void two_officers_open_units_at_once_and_no_positions_meet() throws Exception {
        Callable<UUID> officer = () -> open("class", "平行班", engineering);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var opened = pool.invokeAll(List.of(officer, officer, officer, officer));
            assertThat(opened).extracting(Future::get).doesNotHaveDuplicates().hasSize(4);
        }
        assertThat(units.below(engineering, "class"))
                .extracting(Unit::pos)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void the_nearest_unit_that_names_somebody_answers() {
        var major = open("major", "会计", commerce);
        var everywhere = new Responsibility("教务处", "王建国", "0731-5550100", null);
        var leave = new Responsibility("学籍科", "李梅", "0731-5550101", "行政楼 203");
        var here = new Responsibility("经贸系办", "赵敏", "0731-5550102", null);
        system(() -> nameResponsible.name(school, Responsibilities.EVERY_MATTER, everywhere));
        system(() -> nameResponsible.name(school, "leave-of-absence", leave));

        assertThat(responsibilities.of(major, "leave-of-absence")).containsExactly(leave);
        assertThat(responsibilities.of(major, "withdrawal")).containsExactly(everywhere);

        system(() -> nameResponsible.name(commerce, Responsibilities.EVERY_MATTER, here));
        assertThat(responsibilities.of(major, "leave-of-absence")).containsExactly(here);

        system(() -> nameResponsible.end(commerce, Responsibilities.EVERY_MATTER, "经贸系办"));
        assertThat(responsibilities.of(major, "leave-of-absence")).containsExactly(leave);
    }

    UUID open(String kind, String name, UUID parent) {
        return open(kind, "U" + System.nanoTime(), name, parent);
    }

    UUID open(String kind, String code, String name, UUID parent) {
        var unit = NewUnit.of(kind, code, name, parent).from(START);
        return Acting.call(
                Actor.system("test"),
                () -> openUnit.open(parent == null ? unit.education("college") : unit));
    }

    void rename(UUID unit, String name, String on) {
        system(() -> renameUnit.rename(unit, name, day(on), "批复"));
    }

    String ledger(String action, UUID unit) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status ->
                                sql.sql(
                                                "select reason from audit.entry where action = ? and subject = ?")
                                        .params(action, "unit:" + unit)
                                        .query(String.class)
                                        .single()));
    }

    static void system(Runnable work) {
        Acting.as(Actor.system("test"), work);
    }

    static List<String> refusals(Runnable work) {
        return refusals(Actor.system("test"), work);
    }

    static List<String> refusals(Actor actor, Runnable work) {
        var refused =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        Refused.class, () -> Acting.as(actor, work));
        return refused == null
                ? List.of()
                : refused.refusals().stream().map(Refusal::code).toList();
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
