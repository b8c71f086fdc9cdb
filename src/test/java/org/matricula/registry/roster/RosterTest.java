package org.matricula.registry.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.RenameUnit;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class RosterTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired Roster roster;
    @Autowired Registry registry;
    @Autowired Intake intake;
    @Autowired RenameUnit renameUnit;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;
    Scope whole;
    UUID ailijiang;

    @BeforeEach
    void aClassOfSix() {
        school = new TestUnits(sql, transaction).school("college");
        whole = scope(school.id());
        enrol("张小伟", "zhangxiaowei", "zxw", "13900001234", null);
        enrol("张伟", "zhangwei", "zw", "13900005678", null);
        enrol("单伟", "shanwei", "sw", null, null);
        enrol("丽丽", "lili", "ll", null, null);
        enrol("𠮷田", "jitian", "jt", null, null);
        ailijiang = enrol("艾力江·买买提", "ailijiangmaimaiti", "aljmmt", null, "11010519491231002X");
    }

    @Test
    void any_part_of_a_name_finds_it_once() {
        assertThat(names("伟")).containsExactlyInAnyOrder("张小伟", "张伟", "单伟");
        assertThat(names("张")).containsExactlyInAnyOrder("张小伟", "张伟");
        assertThat(names("小伟")).containsExactly("张小伟");
        assertThat(names("丽")).containsExactly("丽丽");
        assertThat(names("江·买")).containsExactly("艾力江·买买提");
        assertThat(names("𠮷")).containsExactly("𠮷田");
        assertThat(names("%")).isEmpty();
    }

    @Test
    void pinyin_and_initials_find_by_their_beginning() {
        assertThat(names("zhang")).containsExactlyInAnyOrder("张小伟", "张伟");
        assertThat(names("Zhang Wei")).containsExactly("张伟");
        assertThat(names("zw")).containsExactly("张伟");
        assertThat(names("alj")).containsExactly("艾力江·买买提");
        assertThat(names("Z20240917")).as("a number, not a name in z").isEmpty();
    }

    @Test
    void a_whole_document_number_finds_one_and_a_part_finds_none() {
        assertThat(names("11010519491231002x")).containsExactly("艾力江·买买提");
        assertThat(names("１１０１０５１９４９１２３１００２Ｘ")).containsExactly("艾力江·买买提");
        assertThat(names("110105194912310")).isEmpty();
    }

    @Test
    void the_last_four_digits_of_a_telephone_find() {
        assertThat(names("5678")).containsExactly("张伟");
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var query = StudentQuery.everyone().page(cursor, 2);
            var slice = within(whole, () -> roster.find(query));
            slice.items().forEach(it -> seen.add(it.name()));
            cursor = slice.next();
        } while (cursor != null);
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
        assertThat(within(whole, () -> roster.count(StudentQuery.everyone()))).isEqualTo(6);
    }

    @Test
    void searches_page_across_their_ways_of_finding() {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var query = StudentQuery.everyone().find("z").page(cursor, 1);
            var slice = within(whole, () -> roster.find(query));
            slice.items().forEach(it -> seen.add(it.name()));
            cursor = slice.next();
        } while (cursor != null);
        assertThat(seen).containsExactlyInAnyOrder("张小伟", "张伟");
    }

    @Test
    void another_school_sees_nobody_whatever_it_asks() {
        var other = scope(new TestUnits(sql, transaction).school("college").id());
        for (var words : List.of("", "伟", "zw", "11010519491231002X", "5678")) {
            assertThat(
                            within(other, () -> roster.find(StudentQuery.everyone().find(words)))
                                    .items())
                    .isEmpty();
        }
    }

    @Test
    void a_student_reaches_only_themselves() {
        var person =
                within(whole, () -> roster.find(StudentQuery.everyone().find("11010519491231002X")))
                        .items()
                        .getFirst()
                        .personId();
        var own = new Scope(whole.lo(), whole.hi(), List.of(person));
        assertThat(within(own, () -> roster.find(StudentQuery.everyone())).items())
                .extracting(StudentRow::name)
                .containsExactly("艾力江·买买提");
    }

    @Test
    void a_list_as_of_last_year_shows_the_names_of_last_year() {
        var before = calledOn(LocalDate.of(2025, 4, 1));
        Acting.as(
                Actor.system("test"),
                () ->
                        renameUnit.rename(
                                school.firstClass(), "更名后的班", LocalDate.of(2026, 2, 1), "专业更名"));

        assertThat(calledOn(LocalDate.of(2026, 1, 31))).isEqualTo(before).doesNotContain("更名后的班");
        assertThat(calledOn(LocalDate.of(2026, 2, 1))).containsOnly("更名后的班");
        assertThat(within(whole, () -> roster.find(StudentQuery.everyone())).items())
                .extracting(StudentRow::unit)
                .containsOnly("更名后的班");
    }

    private List<String> calledOn(LocalDate day) {
        var then =
                new StudentQuery(
                        null,
                        0,
                        Long.MAX_VALUE,
                        List.of("01"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        day,
                        null,
                        50,
                        null);
        return within(whole, () -> roster.find(then)).items().stream()
                .map(StudentRow::unit)
                .toList();
    }

    @Test
    void a_list_as_of_a_day_shows_the_standings_of_that_day() {
        Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                registry.apply(
                                        StandingChange.of(
                                                ailijiang,
                                                StatusVerb.GRANT_LEAVE,
                                                LocalDate.of(2025, 3, 1)))));
        var then =
                new StudentQuery(
                        null,
                        0,
                        Long.MAX_VALUE,
                        List.of("02"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        LocalDate.of(2025, 4, 1),
                        null,
                        50,
                        null);
        var before =
                new StudentQuery(
                        null,
                        0,
                        Long.MAX_VALUE,
                        List.of("02"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        LocalDate.of(2025, 2, 1),
                        null,
                        50,
                        null);
        assertThat(within(whole, () -> roster.find(then)).items())
                .extracting(StudentRow::name)
                .containsExactly("艾力江·买买提");
        assertThat(within(whole, () -> roster.find(before)).items()).isEmpty();
    }

    List<String> names(String words) {
        return within(whole, () -> roster.find(StudentQuery.everyone().find(words)))
                .items()
                .stream()
                .map(StudentRow::name)
                .toList();
    }

    Scope scope(UUID unit) {
        return sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                .param(unit)
                .query((row, i) -> new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                .single();
    }

    <T> T within(Scope scope, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Acting.call(Actor.system("test").within(scope), work);
    }

    UUID enrol(String name, String pinyin, String initials, String phone, String document) {
        var it = TestStudents.newcomer(name, school.firstClass(), ENTRY);
        var p = it.person();
        var parts = new org.matricula.personal.PersonName(name).suffixes();
        if (document != null) {
            Acting.call(
                    Actor.system("test"),
                    () ->
                            transaction.execute(s ->
                                    sql.sql(
                                                    "update registry.enrolment set active = false"
                                                            + " where person_id in (select person_id"
                                                            + " from registry.person_key)")
                                            .update()));
            Acting.call(
                    Actor.system("test"),
                    () ->
                            transaction.execute(s ->
                                    sql.sql(
                                                    "delete from registry.person_key where kind ="
                                                            + " 'document'")
                                            .update()));
        }
        return new TestStudents(intake, transaction, sql)
                .enrolled(
                        new NewStudent(
                                it.row(),
                                new NewStudent.Person(
                                        name,
                                        null,
                                        pinyin,
                                        initials,
                                        parts,
                                        "1",
                                        p.birthOn(),
                                        "01",
                                        null,
                                        null,
                                        null,
                                        null,
                                        document == null ? null : "1",
                                        document,
                                        null,
                                        null,
                                        null,
                                        null,
                                        phone,
                                        null),
                                List.of(),
                                List.of(),
                                null,
                                it.unit(),
                                7,
                                null,
                                it.studentNumber(),
                                null,
                                false,
                                null,
                                "vocational",
                                "4",
                                null,
                                null,
                                "1",
                                List.of(),
                                ENTRY,
                                2024,
                                null,
                                null,
                                null),
                        school.id());
    }
}
