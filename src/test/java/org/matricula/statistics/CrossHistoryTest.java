package org.matricula.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Entrance;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/// Any two dimensions on any day, as known at any instant, against a count of its own: the
/// standings are read one by one, and what each person was is kept by this test itself as it
/// changes them.
@ProgramTest
class CrossHistoryTest {

    static final LocalDate ENTRY = LocalDate.of(2023, 9, 1);
    static final List<String> ETHNICITIES = List.of("01", "03", "05");
    static final List<String> POLITICAL = List.of("03", "13");
    static final List<String> PLACES = List.of("江苏省南京市", "四川成都", "");

    @Autowired Headcounts headcounts;
    @Autowired CountCrosses crosses;
    @Autowired StudentsBehind behind;
    @Autowired ChangesTable.Drawing drawing;
    @Autowired Questions questions;
    @Autowired CountStandings counts;
    @Autowired Units units;
    @Autowired Registry registry;
    @Autowired CorrectDetails details;
    @Autowired Intake intake;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    /// What this test knows of somebody: since when what is true.
    record Known(
            String sex,
            TreeMap<LocalDate, LocalDate> birth,
            TreeMap<LocalDate, String> ethnicity,
            TreeMap<LocalDate, String> political,
            String origin,
            String[] boarding,
            String studyForm) {}

    record Asked(
            Headcounts.Question question, Map<List<@Nullable String>, Long> expected, Instant at) {}

    TestUnits.School school;
    UUID major;
    UUID thirdClass;
    Map<UUID, Known> people;

    @BeforeEach
    void aSchoolWithAMajor() {
        as(counts::catchUp);
        var plant = new TestUnits(sql, transaction);
        school = plant.school("college");
        major = as(() -> plant.unit("major", school.grade(), school.id(), "college"));
        thirdClass = as(() -> plant.unit("class", major, school.id(), "college"));
        people = new HashMap<>();
    }

    /// What is drawn at once: something that happens, what the counting does by itself, and what is
    /// asked then. Each draws from its own number, so that a history is made smaller by leaving out
    /// chapters and by smaller numbers.
    record Chapter(int happens, int counts, List<Integer> asks) {}

    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
    void every_cross_of_every_day_is_that_of_the_histories_then_and_now(
            @ForAll("histories") List<Chapter> history) throws Exception {
        new TestContextManager(CrossHistoryTest.class).prepareTestInstance(this);
        aSchoolWithAMajor();
        var asked = new ArrayList<Asked>();
        for (var i = 0; i < 9; i++) {
            enrol(new Random(i));
        }
        for (var chapter : history) {
            happen(new Random(chapter.happens()));
            count(new Random(chapter.counts()));
            for (var it : chapter.asks()) {
                var question = question(new Random(it));
                var expected = expected(question);
                assertThat(counted(question)).as("%s", question).isEqualTo(expected);
                asked.add(new Asked(question, expected, now()));
            }
        }
        for (var it : asked) {
            var then =
                    new Headcounts.Question(
                            it.question().place(),
                            it.question().by(),
                            it.question().asOf(),
                            it.at(),
                            it.question().filters());
            assertThat(counted(then)).as("%s", then).isEqualTo(it.expected());
        }
        var random = new Random(history.getLast().happens());
        leadsToItsStudents(asked.get(random.nextInt(asked.size())), true);
        leadsToItsStudents(asked.getLast(), false);
        balances(asked.getFirst(), random);
        balances(asked.getLast(), random);
        assertThat(as(counts::differences)).isEmpty();
        as(counts::fold);
        assertThat(as(counts::differences)).isEmpty();
        assertThat(as(counts::catchUp)).isZero();
    }

    @Provide
    Arbitrary<List<Chapter>> histories() {
        var number = Arbitraries.integers().between(0, 100_000);
        return Combinators.combine(number, number, number.list().ofMinSize(1).ofMaxSize(6))
                .as(Chapter::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    /// Great or not, and with checkpoints that later facts come before.
    private void count(Random random) {
        if (random.nextInt(3) == 0) {
            as(() -> counts.foldFrom(random.nextInt(60), random.nextInt(40)));
        }
        if (random.nextInt(5) == 0) {
            as(() -> compacted(1 + random.nextInt(40)));
        }
    }

    /// What the test above may meet is there to be met.
    @Test
    void a_unit_becomes_great_and_a_fact_comes_before_its_checkpoint() {
        for (var i = 0; i < 9; i++) {
            enrol(new Random(i));
        }
        as(() -> counts.foldFrom(1, 1_000_000));
        as(() -> compacted(1));
        assertThat(kept("checkpoint")).isPositive();
        assertThat(kept("extent x where x.great")).isPositive();
        for (var i = 0; i < 40; i++) {
            happen(new Random(i));
        }
        as(() -> counts.foldFrom(1, 1_000_000));
        for (var i = 0; i < 60; i++) {
            var question = question(new Random(i));
            assertThat(counted(question)).as("%s", question).isEqualTo(expected(question));
        }
        assertThat(as(counts::differences)).isEmpty();
    }

    private long kept(String table) {
        return as(() ->
                sql.sql(
                                "select count(*) from statistics."
                                        + table
                                        + (table.contains("where") ? " and " : " where ")
                                        + "unit_id = :unit")
                        .param("unit", school.id())
                        .query(Long.class)
                        .single());
    }

    @Test
    void somebody_born_on_the_29th_of_february_is_a_year_older_on_the_1st_of_march() {
        enrol(new Random(1), LocalDate.of(2008, 2, 29));
        for (var folded : List.of(false, true)) {
            if (folded) {
                as(counts::fold);
            }
            assertThat(ages(LocalDate.of(2025, 2, 28))).isEqualTo(Map.of("16", 1L));
            assertThat(ages(LocalDate.of(2025, 3, 1))).isEqualTo(Map.of("17", 1L));
            assertThat(ages(LocalDate.of(2024, 2, 29))).isEqualTo(Map.of("16", 1L));
            assertThat(ages(LocalDate.of(2024, 2, 28))).isEqualTo(Map.of("15", 1L));
        }
    }

    @Test
    void an_origin_is_the_place_of_admission_or_the_candidates_number_and_nothing_else() {
        var found = new HashMap<String, @Nullable String>();
        for (var it :
                List.of(
                        "江苏省南京市|",
                        "内蒙古赤峰|",
                        "黑龙江|",
                        "510100|",
                        "南京市|",
                        "|25430106150123",
                        "某地|25430106150123",
                        "|123")) {
            var parts = it.split("\\|", -1);
            found.put(
                    it,
                    as(() ->
                            sql.sql(
                                            "select statistics.origin(nullif(:place, ''), nullif(:number, ''))")
                                    .param("place", parts[0])
                                    .param("number", parts[1])
                                    .query(String.class)
                                    .list()
                                    .getFirst()));
        }
        assertThat(found)
                .containsEntry("江苏省南京市|", "320000")
                .containsEntry("内蒙古赤峰|", "150000")
                .containsEntry("黑龙江|", "230000")
                .containsEntry("510100|", "510000")
                .containsEntry("南京市|", null)
                .containsEntry("|25430106150123", "430000")
                .containsEntry("某地|25430106150123", "430000")
                .containsEntry("|123", null);
    }

    private Map<String, Long> ages(LocalDate day) {
        var found = new HashMap<String, Long>();
        as(() -> crosses.count(Crosses.Question.of(school.id(), day, Dimension.AGE)))
                .forEach(it -> found.put(String.valueOf(it.keys().getFirst()), it.count()));
        return found;
    }

    /// Each number of the table, and each of its edges, has exactly so many students behind it.
    private void leadsToItsStudents(Asked it, boolean then) {
        var question =
                new Headcounts.Question(
                        it.question().place(),
                        it.question().by(),
                        it.question().asOf(),
                        then ? it.at() : null,
                        it.question().filters());
        for (var cell : as(() -> headcounts.cells(question))) {
            var keys = new EnumMap<Dimension, @Nullable String>(Dimension.class);
            for (var i = 0; i < question.by().size(); i++) {
                keys.put(question.by().get(i), cell.keys().get(i));
            }
            var address = Questions.students(question, keys);
            assertThat(as(() -> behind.count(questions.cell(given(address)))))
                    .as(address)
                    .isEqualTo(cell.count());
        }
    }

    /// Two days compared: what is counted on both, and what happened student by student, meet.
    private void balances(Asked it, Random random) {
        var question = it.question();
        var from = question.asOf().minusDays(random.nextInt(300));
        for (var known : Arrays.asList(it.at(), null)) {
            var span =
                    new Flows.Span(
                            question.place(), from, question.asOf(), known, question.filters());
            for (var by : question.by()) {
                var table =
                        Acting.call(Actor.system("test"), () -> drawing.of(span, by, Locale.CHINA));
                assertThat(table.lines())
                        .as("%s %s", span, by)
                        .allMatch(ChangesTable.Line::balances);
            }
        }
    }

    private static LinkedMultiValueMap<String, String> given(String address) {
        var given = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .forEach((key, values) ->
                        values.forEach(it ->
                                given.add(
                                        key,
                                        java.net.URLDecoder.decode(
                                                it, java.nio.charset.StandardCharsets.UTF_8))));
        return given;
    }

    private Headcounts.Question question(Random random) {
        var all = new ArrayList<>(List.of(Dimension.values()));
        java.util.Collections.shuffle(all, random);
        var filters = new EnumMap<Dimension, List<@Nullable String>>(Dimension.class);
        switch (random.nextInt(6)) {
            case 0 -> filters.put(Dimension.ETHNICITY, List.of("01", "05"));
            case 1 -> filters.put(Dimension.ORIGIN, Arrays.asList("320000", null));
            case 2 -> filters.put(Dimension.AGE, List.of("16", "17"));
            default -> {}
        }
        var unit =
                List.of(school.id(), school.grade(), major, school.firstClass(), thirdClass)
                        .get(random.nextInt(5));
        var day =
                random.nextInt(4) == 0
                        ? LocalDate.of(2024 + random.nextInt(2), 1 + random.nextInt(12), 1)
                                .minusDays(1)
                        : ENTRY.plusDays(random.nextInt(900) - 20);
        return new Headcounts.Question(
                as(() -> Place.of(units.get(unit))),
                List.copyOf(all.subList(0, 1 + random.nextInt(2))),
                day,
                null,
                filters);
    }

    private Map<List<@Nullable String>, Long> counted(Headcounts.Question question) {
        var found = new HashMap<List<@Nullable String>, Long>();
        as(() -> headcounts.cells(question)).forEach(it -> found.put(it.keys(), it.count()));
        return found;
    }

    private Map<List<@Nullable String>, Long> expected(Headcounts.Question question) {
        var found = new HashMap<List<@Nullable String>, Long>();
        as(() ->
                sql.sql(
                                """
                                select s.enrolment_id, s.status, s.grade_level, s.unit_id
                                  from registry.spell s join organisation.unit u on u.id = s.unit_id
                                 where upper_inf(s.recorded) and s.during @> :day and u.pos between :lo and :hi
                                """)
                        .param("day", question.asOf())
                        .param("lo", question.place().lo())
                        .param("hi", question.place().hi())
                        .query((row, n) -> {
                            tally(
                                    question,
                                    row.getObject("enrolment_id", UUID.class),
                                    row.getString("status"),
                                    row.getString("grade_level"),
                                    row.getObject("unit_id", UUID.class),
                                    found);
                            return n;
                        })
                        .list());
        return found;
    }

    private void tally(
            Headcounts.Question question,
            UUID student,
            String status,
            @Nullable String grade,
            UUID unit,
            Map<List<@Nullable String>, Long> found) {
        var active =
                Arrays.stream(StudentStatus.values())
                        .filter(StudentStatus::active)
                        .anyMatch(it -> it.code().equals(status));
        var known = java.util.Objects.requireNonNull(people.get(student));
        var chosen =
                question.filters().entrySet().stream()
                        .allMatch(it ->
                                new ArrayList<>(it.getValue())
                                        .contains(
                                                value(
                                                        it.getKey(),
                                                        known,
                                                        question,
                                                        status,
                                                        grade,
                                                        unit)));
        if (active && chosen) {
            var keys = new ArrayList<@Nullable String>();
            question.by().forEach(it -> keys.add(value(it, known, question, status, grade, unit)));
            found.merge(keys, 1L, Long::sum);
        }
    }

    private @Nullable String value(
            Dimension dimension,
            Known it,
            Headcounts.Question question,
            String status,
            @Nullable String grade,
            UUID unit) {
        var day = question.asOf();
        var birth = it.birth().floorEntry(day).getValue();
        return switch (dimension) {
            case UNIT -> below(unit, java.util.Objects.requireNonNull(question.place().unitId()));
            case INSTITUTION -> school.id().toString();
            case DEPARTMENT -> school.grade().toString();
            case MAJOR -> unit.equals(thirdClass) ? major.toString() : null;
            case CLASS -> unit.toString();
            case GRADE -> grade;
            case LEVEL -> "4";
            case SEX -> it.sex();
            case ETHNICITY -> it.ethnicity().floorEntry(day).getValue();
            case AGE -> String.valueOf(Period.between(birth, day).getYears());
            case BIRTH_YEAR -> String.valueOf(birth.getYear());
            case ORIGIN ->
                    it.origin().isEmpty()
                            ? null
                            : it.origin().startsWith("江") ? "320000" : "510000";
            case POLITICAL_STATUS -> it.political().floorEntry(day).getValue();
            case STATUS -> status;
            case STUDY_FORM -> it.studyForm();
            case BOARDING -> it.boarding()[0];
            case ENTRY_YEAR -> "2023";
        };
    }

    private String below(UUID unit, UUID place) {
        if (place.equals(school.id())) {
            return school.grade().toString();
        }
        if (place.equals(school.grade())) {
            return unit.equals(thirdClass) ? major.toString() : unit.toString();
        }
        return unit.toString();
    }

    private void enrol(Random random) {
        enrol(random, LocalDate.of(2006 + random.nextInt(3), 1, 1).plusDays(random.nextInt(366)));
    }

    private void enrol(Random random, LocalDate birth) {
        var unit =
                List.of(school.firstClass(), school.secondClass(), thirdClass)
                        .get(random.nextInt(3));
        var base = TestStudents.newcomer("林一诺", unit, ENTRY.plusDays(random.nextInt(40)));
        var person = base.person();
        var sex = random.nextBoolean() ? "1" : "2";
        var ethnicity = ETHNICITIES.get(random.nextInt(3));
        var political = POLITICAL.get(random.nextInt(2));
        var place = PLACES.get(random.nextInt(3));
        var studyForm = random.nextBoolean() ? "1" : "2";
        var student =
                new NewStudent(
                        base.row(),
                        new NewStudent.Person(
                                person.name(),
                                null,
                                person.pinyin(),
                                person.initials(),
                                person.nameParts(),
                                sex,
                                birth,
                                ethnicity,
                                null,
                                null,
                                political,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                person.phone(),
                                null),
                        base.guardians(),
                        base.schooling(),
                        base.health(),
                        base.unit(),
                        base.gradeLevel(),
                        base.entryLevel(),
                        base.studentNumber(),
                        null,
                        false,
                        null,
                        base.kind(),
                        "4",
                        studyForm,
                        null,
                        "1",
                        base.special(),
                        base.entryOn(),
                        2023,
                        null,
                        base.studyLimitOn(),
                        null,
                        new Entrance(null, null, null, place.isEmpty() ? null : place));
        var id = new TestStudents(intake, transaction, sql).enrolled(student, school.id());
        people.put(
                id,
                new Known(
                        sex,
                        since(LocalDate.MIN, birth),
                        since(LocalDate.MIN, ethnicity),
                        since(LocalDate.MIN, political),
                        place,
                        new String[] {"1"},
                        studyForm));
    }

    private static <T> TreeMap<LocalDate, T> since(LocalDate day, T value) {
        return new TreeMap<>(Map.of(day, value));
    }

    private void happen(Random random) {
        var all = people.keySet().stream().sorted().toList();
        var student = all.get(random.nextInt(all.size()));
        var known = java.util.Objects.requireNonNull(people.get(student));
        var day = ENTRY.plusDays(60 + random.nextInt(700));
        switch (random.nextInt(7)) {
            case 0 ->
                    corrected(
                            student, Detail.ETHNICITY, known.ethnicity(), ETHNICITIES, day, random);
            case 1 ->
                    corrected(
                            student,
                            Detail.POLITICAL_STATUS,
                            known.political(),
                            POLITICAL,
                            day,
                            random);
            case 2 -> {
                var birth = LocalDate.of(2006, 1, 1).plusDays(random.nextInt(1000));
                correct(student, Detail.BIRTH_ON, birth.toString(), null);
                known.birth().clear();
                known.birth().put(LocalDate.MIN, birth);
            }
            case 3 -> {
                known.boarding()[0] = known.boarding()[0].equals("1") ? "2" : "1";
                as(() ->
                        sql.sql("update registry.enrolment set boarding = :value where id = :id")
                                .param("value", known.boarding()[0])
                                .param("id", student)
                                .update());
                as(() -> {
                    registry.detailsChanged(List.of(student));
                    return true;
                });
            }
            default -> {
                var verb = StatusVerb.values()[random.nextInt(StatusVerb.values().length)];
                var change = StandingChange.of(student, verb, day);
                if (verb.to() != null) {
                    tried(() ->
                            registry.apply(
                                    verb == StatusVerb.CHANGE_CLASS
                                            ? change.to(thirdClass, null)
                                            : change));
                }
            }
        }
    }

    private void corrected(
            UUID student,
            Detail detail,
            TreeMap<LocalDate, String> known,
            List<String> values,
            LocalDate day,
            Random random) {
        var value = values.get(random.nextInt(values.size()));
        if (value.equals(known.lastEntry().getValue())) {
            return;
        }
        // what never was is put right for as long as the last value held; what changed, from a day
        // on
        if (random.nextBoolean()) {
            correct(student, detail, value, null);
            known.put(known.lastKey(), value);
        } else {
            correct(student, detail, value, day);
            known.tailMap(day, true).clear();
            known.put(day, value);
        }
    }

    private void correct(UUID student, Detail detail, String value, @Nullable LocalDate from) {
        as(() ->
                details.correct(
                        new CorrectDetails.Correction(
                                student, Map.of(detail, value), from, null, "核对")));
    }

    private void tried(Callable<UUID> act) {
        try {
            as(act);
        } catch (org.matricula.kernel.Refused | org.matricula.kernel.Absent refused) {
            // not every change is possible from every standing
        }
    }

    private boolean compacted(int between) {
        counts.compactEvery(between);
        return true;
    }

    private Instant now() {
        return as(() -> sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single())
                .toInstant();
    }

    private <T> T as(Callable<T> work) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status -> {
                            try {
                                return work.call();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }
}
