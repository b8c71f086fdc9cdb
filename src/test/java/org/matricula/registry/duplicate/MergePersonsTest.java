package org.matricula.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.PersonName;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Two who may be one: found, decided by two people, and taken back.
@ProgramTest
class MergePersonsTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);
    static final String LIST = "/students/duplicates";
    static final String DESK = LIST + "/";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired DuplicateRows rows;
    @Autowired AccountLinks links;
    @Autowired Files files;
    @Autowired Vault vault;
    @Autowired org.matricula.registry.TestNumbers numbers;
    @Autowired ApplicationContext context;

    WebSteps web;
    TestUnits.School school;
    Actor maker;
    Actor checker;
    String name;

    /// @param enrolment the person's only one
    record Somebody(UUID enrolment, UUID person, String number) {}

    @BeforeEach
    void aSchool() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        maker = web.staff("registrar", school.id());
        checker = web.staff("registrar", school.id());
        name = "欧" + Character.toString(0x4E00 + new Random().nextInt(20000)) + "云";
    }

    @Test
    void a_merge_that_is_undone_leaves_everything_as_it_was() throws Exception {
        for (var seed = 1; seed <= 6; seed++) {
            var random = new Random(seed);
            name = "欧" + Character.toString(0x4E00 + new Random().nextInt(20000)) + "云";
            var kept = enrolled(school, random);
            var gone = withdrawn(enrolled(school, random));
            embellish(kept, random);
            embellish(gone, random);
            var pair = pair(kept, gone);
            var before = snapshot(kept.person(), gone.person());
            merged(pair, kept.person());

            assertThat(
                            all(
                                    "select e.person_id::text from registry.enrolment e where e.id in (?, ?)",
                                    kept.enrolment(),
                                    gone.enrolment()))
                    .as("seed %s", seed)
                    .containsOnly(kept.person().toString());
            for (var table :
                    List.of(
                            "registry.status_event",
                            "registry.spell",
                            "registry.student",
                            "registry.name_part",
                            "registry.account_person",
                            "registry.guardian",
                            "registry.previous_schooling",
                            "registry.growth",
                            "registry.destination",
                            "attachment.file")) {
                assertThat(
                                all(
                                        "select person_id::text from %s where person_id = ?"
                                                .formatted(table),
                                        gone.person()))
                        .as("seed %s, %s", seed, table)
                        .isEmpty();
            }
            var file = web.ask(maker, get("/students/" + kept.enrolment())).getContentAsString();
            assertThat(file).as("private values open under the other's salt").contains("欧父");

            assertThat(act(checker, pair, "undo", "档案室查明是双胞胎").getStatus()).isEqualTo(302);
            assertThat(snapshot(kept.person(), gone.person()))
                    .as("seed %s", seed)
                    .isEqualTo(before);
            assertThat(state(pair)).isEqualTo("different");
        }
    }

    @Test
    void the_second_person_confirms_and_never_the_first() throws Exception {
        var kept = enrolled(school, new Random(1));
        var gone = withdrawn(enrolled(school, new Random(2)));
        var pair = pair(kept, gone);
        assertThat(propose(maker, pair, kept.person(), " ").getStatus()).isEqualTo(400);
        assertThat(propose(maker, pair, null, "同名同生日").getStatus()).isEqualTo(400);
        assertThat(propose(maker, pair, UUID.randomUUID(), "同名同生日").getStatus()).isEqualTo(400);
        assertThat(act(checker, pair, "confirm", "同意").getStatus())
                .as("nothing was proposed")
                .isEqualTo(409);
        assertThat(propose(maker, pair, kept.person(), "同名同生日").getStatus()).isEqualTo(302);
        var own = act(maker, pair, "confirm", "同意");
        assertThat(own.getStatus()).isEqualTo(422);
        assertThat(own.getContentAsString()).contains("不能由提出的人自己复核");
        assertThat(act(checker, pair, "decline", "请先查户口簿").getStatus()).isEqualTo(302);
        assertThat(state(pair)).isEqualTo("open");
        merged(pair, kept.person());
        assertThat(act(checker, pair, "confirm", "同意").getStatus())
                .as("somebody was first")
                .isEqualTo(409);
        assertThat(
                        all(
                                "select action from audit.entry where subject = ? order by at",
                                "person:" + gone.person()))
                .containsExactly("duplicate.merge");
        assertThat(
                        all(
                                "select action from audit.entry where subject = ? order by at",
                                "duplicate:" + pair))
                .containsExactly("duplicate.propose", "duplicate.decline", "duplicate.propose");
    }

    @Test
    void two_active_enrolments_of_one_kind_are_not_merged() throws Exception {
        var kept = enrolled(school, new Random(1));
        var gone = enrolled(school, new Random(2));
        var pair = pair(kept, gone);
        propose(maker, pair, kept.person(), "同名同生日");
        var refused = act(checker, pair, "confirm", "同意");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("同类的在籍学籍", "一人一籍");
        assertThat(state(pair)).isEqualTo("proposed");
    }

    @Test
    void not_the_same_is_never_brought_up_again() throws Exception {
        var one = enrolled(school, new Random(1));
        var other = enrolled(school, new Random(2));
        var pair = pair(one, other);
        assertThat(web.ask(maker, get(LIST)).getContentAsString()).contains(pair);
        assertThat(act(maker, pair, "different", "双胞胎").getStatus()).isEqualTo(302);
        inside(() -> rows.find(List.of(one.person(), other.person()), List.of(), Instant.now()));
        assertThat(state(pair)).isEqualTo("different");
        assertThat(web.ask(maker, get(LIST)).getContentAsString()).doesNotContain(pair);
    }

    @Test
    void of_another_school_the_fact_and_the_office_are_told_and_not_the_file() throws Exception {
        var elsewhere = new TestUnits(sql, transaction).school("college");
        system(
                """
                insert into organisation.responsibility (unit_id, matter, office, person, phone, during)
                values (?, '*', '教务处', '秦老师', '0731-88886666', daterange('2020-01-01', null))
                """,
                elsewhere.id());
        var here = enrolled(school, new Random(1));
        var there = withdrawn(enrolled(elsewhere, new Random(2)));
        var pair = pair(here, there);
        for (var page : List.of(LIST, DESK + pair)) {
            assertThat(web.ask(maker, get(page)).getContentAsString())
                    .contains("秦老师", "0731-88886666")
                    .doesNotContain(there.number(), there.enrolment().toString());
        }
        var theirs = web.staff("registrar", elsewhere.id());
        propose(maker, pair, here.person(), "家长说明");
        var alone = act(checker, pair, "confirm", "同意");
        assertThat(alone.getStatus()).as("neither of them reaches the other side").isEqualTo(422);
        assertThat(alone.getContentAsString()).contains("看不到其中一方");
        assertThat(act(theirs, pair, "confirm", "已与家长核对").getStatus()).isEqualTo(302);
        assertThat(state(pair)).isEqualTo("merged");
        var third = new TestUnits(sql, transaction).school("college");
        assertThat(web.ask(web.staff("registrar", third.id()), get(DESK + pair)).getStatus())
                .isEqualTo(404);
        assertThat(act(web.staff("registrar", third.id()), pair, "undo", "误并").getStatus())
                .isEqualTo(404);
    }

    @Test
    void who_edits_while_two_are_merged_is_told_and_edits_made_since_go_back_with_them()
            throws Exception {
        var kept = enrolled(school, new Random(1));
        var gone = withdrawn(enrolled(school, new Random(2)));
        var pair = pair(kept, gone);
        var seen = web.ask(maker, get("/api/v1/students/" + gone.number())).getHeader("ETag");
        merged(pair, kept.person());
        var late =
                web.ask(
                        maker,
                        post("/students/" + gone.number() + "/edit/basic")
                                .param("version", seen)
                                .param("reason", "户口簿")
                                .param("formerName", "欧小云"));
        assertThat(late.getStatus()).isEqualTo(409);
        var lines =
                all(
                        "select id::text from registry.guardian where person_id = ? order by seq",
                        kept.person());
        var moved = lines.getLast();
        var tag = web.ask(maker, get("/api/v1/students/" + kept.number())).getHeader("ETag");
        assertThat(
                        web.ask(
                                        maker,
                                        post("/students/"
                                                        + kept.number()
                                                        + "/lists/family/"
                                                        + moved)
                                                .param("version", tag)
                                                .param("reason", "来电")
                                                .param("name", "欧母")
                                                .param("relation", "52")
                                                .param("phone", "13700001111"))
                                .getStatus())
                .isEqualTo(302);
        act(checker, pair, "undo", "误并");
        assertThat(all("select name from registry.guardian where person_id = ?", gone.person()))
                .containsExactly("欧母");
        assertThat(snapshot(gone.person(), gone.person()).toString()).contains("13700001111");
    }

    @Test
    void somebody_registered_with_a_known_number_of_another_kind_is_found_at_once()
            throws Exception {
        var digits = "%09d".formatted(Math.floorMod(school.id().hashCode(), 1_000_000_000));
        var known =
                enrolled(
                        TestStudents.documented(
                                newcomer(school, name, new Random(1)), "B", digits));
        var answer =
                web.ask(
                        maker,
                        post("/students/new")
                                .param("name", "钱小满")
                                .param("sex", "1")
                                .param("birthOn", "2012-05-0" + (1 + new Random().nextInt(9)))
                                .param("documentType", "A")
                                .param("documentNumber", digits)
                                .param("unit", school.firstClass().toString())
                                .param("entryOn", "2026-09-01"));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        assertThat(
                        all(
                                "select array_to_string(signs, ',') from registry.duplicate where ? in (left_id, right_id)",
                                known.person()))
                .containsExactly("document");
    }

    @Test
    void a_registry_number_opens_beside_whoever_has_the_enrolment() throws Exception {
        var kept = enrolled(school, new Random(1));
        var gone = withdrawn(enrolled(school, new Random(2)));
        var number = "G11010520120305%04d".formatted(new Random().nextInt(10_000));
        numbers.put(gone.enrolment(), number);
        var pair = pair(kept, gone);
        merged(pair, kept.person());
        assertThat(numbers.of(gone.enrolment())).contains(number);
        assertThat(act(checker, pair, "undo", "误并").getStatus()).isEqualTo(302);
        assertThat(numbers.of(gone.enrolment())).contains(number);
    }

    @Test
    void old_numbers_and_former_names_are_signs_too() {
        var one = enrolled(school, new Random(1));
        var other = withdrawn(enrolled(newcomer(school, name + "甲", new Random(2))));
        system("update registry.person set former_name = ? where id = ?", name, other.person());
        system(
                "update registry.enrolment set active = (id = ?) where id in (?, ?)",
                one.enrolment(),
                one.enrolment(),
                other.enrolment());
        numbers.put(one.enrolment(), "G" + name.hashCode());
        numbers.put(other.enrolment(), "G" + name.hashCode());
        system(
                "update registry.enrolment set candidate_number = ? where id in (?, ?)",
                "K" + name.hashCode(),
                one.enrolment(),
                other.enrolment());
        inside(() -> rows.find(List.of(other.person()), List.of(), Instant.now()));
        assertThat(
                        all(
                                "select array_to_string(signs, ',') from registry.duplicate where ? in (left_id, right_id)",
                                one.person()))
                .containsExactly("candidate-number,former-name,registry-number");
    }

    @Test
    void former_values_are_read_in_the_file_of_the_one_who_stays_and_go_back() throws Exception {
        var kept = enrolled(school, new Random(1));
        var middle = withdrawn(enrolled(school, new Random(2)));
        var gone = enrolled(school, new Random(3));
        phone(gone, "13700001111", "家长来电");
        phone(gone, "13700002222", "又来电");
        withdrawn(gone);
        assertThat(formerValues(gone)).contains("家长来电", "又来电", "137****1111");
        var first = pair(middle, gone);
        merged(first, middle.person());
        assertThat(formerValues(middle)).contains("家长来电", "又来电", "137****1111");
        var second = pair(kept, middle);
        merged(second, kept.person());
        assertThat(formerValues(kept))
                .as("of those merged into whoever is merged")
                .contains("家长来电", "又来电", "137****1111");
        phone(kept, "13700003333", "合并后来电");
        assertThat(formerValues(kept)).contains("家长来电", "合并后来电");
        assertThat(act(checker, second, "undo", "误并").getStatus()).isEqualTo(302);
        assertThat(formerValues(kept)).contains("合并后来电").doesNotContain("家长来电");
        assertThat(formerValues(middle)).contains("家长来电").doesNotContain("合并后来电");
        assertThat(act(checker, first, "undo", "误并").getStatus()).isEqualTo(302);
        assertThat(formerValues(middle)).doesNotContain("家长来电");
        assertThat(formerValues(gone)).contains("家长来电", "又来电", "137****1111");
    }

    void phone(Somebody it, String phone, String reason) throws Exception {
        var version = web.ask(maker, get("/api/v1/students/" + it.number())).getHeader("ETag");
        var answer =
                web.ask(
                        maker,
                        post("/students/" + it.number() + "/edit/contact")
                                .param("version", version)
                                .param("reason", reason)
                                .param("phone", phone));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
    }

    String formerValues(Somebody it) throws Exception {
        return web.ask(maker, get("/students/" + it.number() + "/former-values"))
                .getContentAsString();
    }

    @Test
    void cases_follow_to_the_one_who_stays_and_back() throws Exception {
        var cases = context.getBean(org.matricula.change.TestCases.class);
        var teacher = cases.people().holding("班主任", "class-teacher", school.firstClass());
        var gone = enrolled(school, new Random(2));
        var leave =
                cases.submitted(
                        teacher,
                        "leave-of-absence",
                        gone.enrolment(),
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        var kept = withdrawn(enrolled(school, new Random(1)));
        var pair = pair(kept, gone);
        merged(pair, kept.person());
        var question =
                """
                select person_id::text from workflow.case_file where id = ?
                union select person_id::text from workflow.step where case_id = ?
                union select person_id::text from workflow.trail where case_id = ?
                union select person_id::text from workflow.evidence where case_id = ?
                """;
        assertThat(all(question, leave, leave, leave, leave))
                .containsExactly(kept.person().toString());
        act(checker, pair, "undo", "误并");
        assertThat(all(question, leave, leave, leave, leave))
                .containsExactly(gone.person().toString());
    }

    void merged(String pair, UUID kept) throws Exception {
        assertThat(propose(maker, pair, kept, "同名同生日").getStatus()).isEqualTo(302);
        var answer = act(checker, pair, "confirm", "已核对户口簿");
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
    }

    MockHttpServletResponse propose(Actor who, String pair, @Nullable UUID kept, String reason)
            throws Exception {
        var request = post(DESK + pair + "/propose").param("reason", reason);
        return web.ask(who, kept == null ? request : request.param("kept", kept.toString()));
    }

    MockHttpServletResponse act(Actor who, String pair, String act, String reason)
            throws Exception {
        return web.ask(who, post(DESK + pair + "/" + act).param("reason", reason));
    }

    String pair(Somebody one, Somebody other) {
        inside(() -> rows.find(List.of(one.person()), List.of(), Instant.now()));
        return all(
                        "select id::text from registry.duplicate where ? in (left_id, right_id) and ? in (left_id, right_id)",
                        one.person(),
                        other.person())
                .getFirst();
    }

    String state(String pair) {
        return all("select state from registry.duplicate where id = ?", UUID.fromString(pair))
                .getFirst();
    }

    NewStudent newcomer(TestUnits.School at, String called, Random random) {
        var it = TestStudents.newcomer(called, at.firstClass(), ENTRY);
        var p = it.person();
        var spelt = new PersonName(called);
        return new NewStudent(
                it.row(),
                new NewStudent.Person(
                        called,
                        null,
                        spelt.pinyin(),
                        spelt.initials(),
                        spelt.suffixes(),
                        p.sex(),
                        p.birthOn(),
                        random.nextBoolean() ? "01" : null,
                        null,
                        null,
                        random.nextBoolean() ? "03" : null,
                        random.nextBoolean() ? "长沙" : null,
                        null,
                        null,
                        null,
                        null,
                        random.nextBoolean() ? "湖南省长沙市岳麓区 " + random.nextInt() : null,
                        null,
                        random.nextBoolean() ? p.phone() : null,
                        null),
                List.of(
                        new NewStudent.Guardian(
                                "欧父", "51", "1380000" + (1000 + random.nextInt(9000)), null, true)),
                random.nextBoolean()
                        ? List.of(new NewStudent.Schooling("第三中学", null, null, null))
                        : List.of(),
                random.nextBoolean()
                        ? new NewStudent.Health("1", "2", "备注" + random.nextInt())
                        : null,
                it.unit(),
                it.gradeLevel(),
                null,
                it.studentNumber(),
                null,
                false,
                null,
                it.kind(),
                it.level(),
                null,
                null,
                null,
                List.of(),
                ENTRY,
                2024,
                null,
                null,
                null);
    }

    Somebody enrolled(TestUnits.School at, Random random) {
        return enrolled(newcomer(at, name, random));
    }

    Somebody enrolled(NewStudent newcomer) {
        var institution =
                UUID.fromString(
                        all(
                                        "select institution_id::text from organisation.unit where id = ?",
                                        newcomer.unit())
                                .getFirst());
        var enrolment = new TestStudents(intake, transaction, sql).enrolled(newcomer, institution);
        var person =
                UUID.fromString(
                        all(
                                        "select person_id::text from registry.enrolment where id = ?",
                                        enrolment)
                                .getFirst());
        return new Somebody(enrolment, person, newcomer.studentNumber());
    }

    Somebody withdrawn(Somebody it) {
        inside(() ->
                registry.apply(
                        StandingChange.of(
                                it.enrolment(), StatusVerb.WITHDRAW, LocalDate.of(2025, 3, 1))));
        return it;
    }

    /// An account, a paper, a record and a destination, as chance will have it.
    void embellish(Somebody it, Random random) {
        if (random.nextBoolean()) {
            var account = TestAccounts.of(context).somebody().id();
            inside(() -> links.ownAccount(account, it.person()));
        }
        inside(() ->
                files.store(
                        NewFile.of(
                                Long.parseLong(
                                        all(
                                                        "select scope_pos::text from registry.enrolment where id = ?",
                                                        it.enrolment())
                                                .getFirst()),
                                it.person(),
                                "other-paper",
                                "页.pdf",
                                blankPage())));
        var records = random.nextInt(3);
        for (var i = 1; i <= records; i++) {
            var note = sealed(Intake.GROWTH_NOTE, "记" + random.nextInt(), it.person());
            system(
                    "insert into registry.growth (person_id, seq, kind, happened_on, what, note) values (?, ?, '60', '2025-01-01', '二胡', ?)",
                    it.person(),
                    i,
                    note);
        }
        system(
                "insert into registry.destination (person_id, enrolment_id, seq, kind, settled_on) values (?, ?, 1, '80', '2026-01-01')",
                it.person(),
                it.enrolment());
    }

    static byte[] blankPage() {
        try (var document = new org.apache.pdfbox.pdmodel.PDDocument();
                var out = new java.io.ByteArrayOutputStream()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(out);
            return out.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    byte[] sealed(Field field, String value, UUID person) {
        return vault.seal(field, value, salt(person));
    }

    byte[] salt(UUID person) {
        return java.util.HexFormat.of()
                .parseHex(
                        all("select encode(salt, 'hex') from registry.person where id = ?", person)
                                .getFirst());
    }

    /// Everything the register holds of two persons, private values opened, versions left out.
    List<String> snapshot(UUID one, UUID other) {
        var told = new ArrayList<String>();
        for (var person : List.of(one, other)) {
            for (var table :
                    List.of(
                            "registry.person",
                            "registry.guardian",
                            "registry.previous_schooling",
                            "registry.growth",
                            "registry.destination",
                            "registry.health",
                            "registry.person_key",
                            "registry.account_person",
                            "registry.enrolment",
                            "registry.status_event",
                            "registry.spell",
                            "registry.student",
                            "registry.name_part",
                            "attachment.file")) {
                told.addAll(opened(table, person));
            }
        }
        return told;
    }

    List<String> opened(String table, UUID person) {
        var key = table.equals("registry.person") ? "id" : "person_id";
        var salt = salt(person);
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql
                                        .sql(
                                                "select t.* from %s t where t.%s = ?"
                                                        .formatted(table, key))
                                        .param(person)
                                        .query()
                                        .listOfRows()
                                        .stream()
                                        .map(row -> {
                                            row.remove("version");
                                            row.replaceAll((column, value) ->
                                                    value instanceof byte[] bytes
                                                            ? open(table, column, bytes, salt)
                                                            : String.valueOf(value));
                                            return table + row;
                                        })
                                        .sorted()
                                        .toList()));
    }

    String open(String table, String column, byte[] bytes, byte[] salt) {
        return column.equals("salt") || column.equals("digest")
                ? java.util.HexFormat.of().formatHex(bytes)
                : vault.open(new Field(table, column), bytes, salt);
    }

    List<String> all(String question, Object... values) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(question)
                                        .params(List.of(values))
                                        .query(String.class)
                                        .list()));
    }

    void system(String statement, Object... values) {
        inside(() -> sql.sql(statement).params(List.of(values)).update());
    }

    void inside(Runnable work) {
        Acting.as(Actor.system("test"), () -> transaction.executeWithoutResult(it -> work.run()));
    }
}
