package org.matricula.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.person.FileSteps;
import org.matricula.report.ReportSteps;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// An announcement reaches whom it was chosen for and nobody else; who was not reached stands on
/// paper.
@ProgramTest
class AnnouncementTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Announce announce;
    @Autowired ReadAnnouncements read;

    TestUnits.School school;
    TestPeople people;
    FileSteps linked;
    FileSteps unlinked;
    FileSteps neighbour;
    Actor teacher;
    Actor student;
    Actor guardian;

    @BeforeEach
    void a_class_of_two_of_whom_one_has_an_account() {
        school = new TestUnits(sql, transaction).school("college");
        people = new TestPeople(sql, transaction);
        linked = child("欧阳有号", school.firstClass());
        unlinked = child("司徒无号", school.firstClass());
        neighbour = child("上官邻班", school.secondClass());
        teacher = people.holding("赵老师", "class-teacher", school.firstClass());
        student = people.reaching("欧阳有号", "student", school.id(), linked.enrolment());
        guardian = people.reaching("欧阳父", "guardian", school.id(), linked.enrolment());
        linked.asked(
                "insert into registry.account_person (account_id, person_id) values (?, ?) returning person_id::text",
                student.account(),
                linked.person());
        linked.asked(
                "update registry.guardian set account_id = ? where person_id = ? returning name",
                guardian.account(),
                linked.person());
    }

    @Test
    void it_reaches_the_class_is_confirmed_and_the_rest_is_printed() throws Exception {
        var scan = new MockMultipartFile("file", "安排.png", "image/png", TestPeople.scan());
        var second = new MockMultipartFile("file", "座位.png", "image/png", TestPeople.scan());
        var sent =
                linked.web()
                        .ask(
                                teacher,
                                multipart("/announcements")
                                        .file(scan)
                                        .file(second)
                                        .param("unit", school.firstClass().toString())
                                        .param("audience", "students", "guardians")
                                        .param("title", "期末考试安排")
                                        .param("words", "请按附件安排准时到场。\n带学生证。")
                                        .param("receipt", "true"));
        assertThat(sent.getStatus()).isEqualTo(302);
        var path = sent.getRedirectedUrl();
        var id = UUID.fromString(path.substring("/announcements/".length()));
        assertThat(told(student)).contains("announcement.told.sent");
        assertThat(told(guardian)).contains("announcement.told.sent");
        assertThat(page(teacher, path)).contains("共 4 人，已阅 0 人", "司徒无号", "没有账户");

        assertThat(page(student, "/announcements")).contains("期末考试安排", "未阅");
        assertThat(page(student, path))
                .contains("带学生证。", "我已知晓")
                .as("the reader sees nobody else")
                .doesNotContain("司徒无号");
        assertThat(page(student, "/announcements")).contains("待确认");
        assertThat(linked.web().ask(student, post(path + "/confirm")).getStatus()).isEqualTo(302);
        assertThat(linked.web().ask(student, post(path + "/confirm")).getStatus()).isEqualTo(409);
        assertThat(page(guardian, path)).contains("安排.png", "座位.png");
        for (var file : files(guardian, id)) {
            assertThat(linked.web().ask(guardian, get(path + "/files/" + file)).getContentType())
                    .startsWith("image/png");
        }
        assertThat(files(guardian, id)).hasSize(2);
        assertThat(page(teacher, path + "?which=all")).contains("共 4 人，已阅 2 人，已确认 1 人");

        var paper = linked.web().ask(teacher, get(path + "/unread.pdf")).getContentAsByteArray();
        try (var pdf = Loader.loadPDF(paper)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("司徒无号", "签收")
                    .doesNotContain("上官邻班");
        }
        assertThat(
                        linked.asked(
                                "select action from audit.entry where subject = ? order by id",
                                "announcement:" + id))
                .containsExactly("announcement.send", "announcement.print-unread");
    }

    @Test
    void a_number_that_names_nobody_is_told_and_nothing_is_sent() throws Exception {
        var number =
                linked.asked(
                                "select student_number from registry.student where enrolment_id = ?",
                                linked.enrolment())
                        .getFirst();
        var strange =
                linked.asked(
                                "select student_number from registry.student where enrolment_id = ?",
                                neighbour.enrolment())
                        .getFirst();
        var answer = named(number + " " + strange + "\nNOBODY", "");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("学号 " + strange + " 不在所选范围内", "学号 NOBODY 不在所选范围内")
                .doesNotContain("学号 " + number + " 不在");
        assertThat(told(student)).doesNotContain("announcement.told.sent");
        assertThat(named(number, "02").getContentAsString())
                .as("on the roll, not on leave")
                .contains("学号 " + number + " 不在所选范围内");
        assertThat(named(number, "xx").getContentAsString()).contains("没有这种学籍状态");
        var sent = named(number, "01");
        assertThat(sent.getStatus()).isEqualTo(302);
        assertThat(page(teacher, sent.getRedirectedUrl() + "?which=all"))
                .contains("欧阳有号")
                .doesNotContain("司徒无号");
        assertThat(page(teacher, "/announcements/new")).contains("name=\"status\"", "休学");
    }

    private org.springframework.mock.web.MockHttpServletResponse named(
            String numbers, String status) throws Exception {
        return linked.web()
                .ask(
                        teacher,
                        multipart("/announcements")
                                .param("unit", school.firstClass().toString())
                                .param("audience", "students")
                                .param("numbers", numbers)
                                .param("status", status)
                                .param("title", "领取学生证")
                                .param("words", "请于周五前领取。"));
    }

    @Test
    void whom_it_is_not_for_does_not_read_it_and_nobody_tells_beyond_their_reach()
            throws Exception {
        var id = send(teacher, school.firstClass(), "students", List.of(linked.number()));
        assertThat(Acting.call(teacher, () -> read.recipients(id, "all", null, 100)).items())
                .extracting(Recipient::name)
                .containsExactly("欧阳有号");
        var path = "/announcements/" + id;
        assertThat(status(guardian, path)).isEqualTo(404);
        assertThat(status(guardian, path + "/files/" + UUID.randomUUID())).isEqualTo(404);
        var other = people.holding("别班", "class-teacher", school.secondClass());
        assertThat(status(other, path)).isEqualTo(404);
        assertThat(page(other, "/announcements")).doesNotContain("期末考试安排");
        assertThat(status(student, path + "/unread.pdf")).isEqualTo(403);
        var beyond =
                post("/announcements")
                        .param("unit", school.firstClass().toString(), school.id().toString())
                        .param("audience", "students")
                        .param("title", "x")
                        .param("words", "x");
        assertThat(linked.web().ask(teacher, beyond).getStatus()).isEqualTo(404);
        refused(
                "announcement.number",
                () -> send(teacher, school.firstClass(), "students", List.of(neighbour.number())));
        refused("announcement.role", () -> send(teacher, school.firstClass(), "staff", List.of()));
    }

    @Test
    void what_is_withdrawn_is_no_longer_read_but_stays_with_its_sender() throws Exception {
        var id = send(teacher, school.firstClass(), "students", List.of());
        var path = "/announcements/" + id;
        assertThat(page(student, path)).contains("准时到场");
        assertThat(
                        linked.web()
                                .ask(teacher, post(path + "/withdraw").param("reason", " "))
                                .getStatus())
                .isEqualTo(400);
        var registrar = people.holding("王科长", "registrar", school.id());
        assertThat(
                        linked.web()
                                .ask(registrar, post(path + "/withdraw").param("reason", "误发"))
                                .getStatus())
                .isEqualTo(403);
        Acting.as(teacher, () -> announce.withdraw(id, "日期写错"));
        assertThat(page(student, path)).contains("已撤回", "日期写错").doesNotContain("准时到场");
        assertThat(page(student, "/announcements")).doesNotContain("期末考试安排");
        assertThat(page(registrar, path)).contains("准时到场", "已撤回");
    }

    @Test
    void what_a_guardian_was_told_of_a_child_ends_with_the_link_to_the_child() throws Exception {
        var id = send(teacher, school.firstClass(), "guardians", List.of(linked.number()));
        var path = "/announcements/" + id;
        assertThat(page(guardian, path)).contains("准时到场");
        var other = people.reaching("欧阳父", "guardian", school.id(), neighbour.enrolment());
        for (var scope : List.of(other.scope(), Scope.NOTHING)) {
            var later =
                    new Actor(
                            guardian.account(),
                            guardian.name(),
                            "guardian",
                            school.id(),
                            scope,
                            "test");
            assertThat(status(later, path)).as(scope.toString()).isEqualTo(404);
            assertThat(status(later, path + "/files/" + UUID.randomUUID())).isEqualTo(404);
            assertThat(page(later, "/announcements")).doesNotContain("期末考试安排");
        }
        assertThat(page(guardian, path)).as("while it stands").contains("准时到场");
    }

    private FileSteps child(String name, UUID unit) {
        return FileSteps.in(
                school,
                mvc,
                sql,
                transaction,
                intake,
                TestStudents.newcomer(name, unit, FileSteps.ENTRY));
    }

    @Test
    void it_goes_to_several_units_and_kinds_of_people_and_each_sees_it_once() throws Exception {
        var registrar = people.holding("王科长", "registrar", school.id());
        var other = people.holding("钱老师", "class-teacher", school.secondClass());
        var both =
                sent(
                        registrar,
                        List.of(school.firstClass(), school.secondClass()),
                        List.of("students", "staff"),
                        List.of("class-teacher", "counsellor"),
                        null);
        assertThat(names(registrar, both))
                .containsExactlyInAnyOrder("欧阳有号", "司徒无号", "上官邻班", "赵老师", "钱老师");
        assertThat(page(registrar, "/announcements/" + both + "?which=all"))
                .contains("学生，教职工，班主任，辅导员");
        assertThat(page(other, "/announcements/" + both))
                .as("told, not looking after")
                .contains("准时到场")
                .doesNotContain("司徒无号");
        var twice =
                sent(
                        registrar,
                        List.of(school.id(), school.firstClass()),
                        List.of("students"),
                        List.of(),
                        null);
        assertThat(names(registrar, twice)).as("nobody twice").doesNotHaveDuplicates().hasSize(3);
        refused(
                "announcement.audience",
                () -> sent(registrar, List.of(school.id()), List.of(), List.of(), null));
        refused(
                "announcement.audience",
                () -> sent(registrar, List.of(school.id()), List.of("strangers"), List.of(), null));
        refused(
                "announcement.unit",
                () -> sent(registrar, List.of(), List.of("students"), List.of(), null));
        refused(
                "announcement.role",
                () ->
                        sent(
                                registrar,
                                List.of(school.id()),
                                List.of("staff"),
                                List.of("student"),
                                null));
    }

    @Test
    void a_kept_view_of_the_list_narrows_it_and_never_widens_it() throws Exception {
        var registrar = people.holding("王科长", "registrar", school.id());
        var whole = view(registrar, "全校在籍", "status=01&status=02");
        var women = view(registrar, "二班", "class=" + school.secondClass());
        var past = view(registrar, "去年今日", "asOf=2025-01-01");
        var onLeave = view(registrar, "休学", "status=02");
        assertThat(page(registrar, "/announcements/new")).contains("全校在籍", "name=\"view\"");
        assertThat(names(registrar, seen(registrar, school.id(), whole))).hasSize(3);
        assertThat(names(registrar, seen(registrar, school.id(), women))).containsExactly("上官邻班");
        assertThat(names(registrar, seen(registrar, school.firstClass(), whole)))
                .as("within the unit chosen")
                .containsExactlyInAnyOrder("欧阳有号", "司徒无号");
        refused("announcement.nobody", () -> seen(registrar, school.firstClass(), women));
        refused("announcement.nobody", () -> seen(registrar, school.id(), onLeave));
        refused("views.past", () -> seen(registrar, school.id(), past));
        assertThatThrownBy(() -> seen(teacher, school.firstClass(), whole))
                .as("another's view")
                .isInstanceOf(org.matricula.kernel.Absent.class);
    }

    /// What is counted before is what is reached afterwards.
    @Test
    void before_it_goes_out_it_says_how_many_it_reaches_and_who_has_no_account() throws Exception {
        var registrar = people.holding("王科长", "registrar", school.id());
        assertThat(page(registrar, "/announcements/new"))
                .contains("hx-post=\"/announcements/reach\"");
        var all =
                reach(
                        registrar,
                        post("/announcements/reach")
                                .param("unit", school.id().toString())
                                .param("audience", "students", "guardians", "staff")
                                .param("role", "class-teacher"));
        assertThat(all).contains("学生 3 名，其中 2 名没有账户", "监护人 3 名，其中 2 名没有账户", "教职工 1 名");
        var sent =
                sent(
                        registrar,
                        List.of(school.id()),
                        List.of("students", "guardians", "staff"),
                        List.of("class-teacher"),
                        null);
        assertThat(names(registrar, sent)).hasSize(7);
        var own =
                reach(
                        teacher,
                        post("/announcements/reach")
                                .param("unit", school.firstClass().toString())
                                .param("audience", "students"));
        assertThat(own).contains("学生 2 名，其中 1 名没有账户").doesNotContain("监护人");
        var view = view(registrar, "二班", "class=" + school.secondClass());
        var seen =
                post("/announcements/reach")
                        .param("unit", school.id().toString())
                        .param("audience", "students")
                        .param("view", view.toString());
        assertThat(reach(registrar, seen)).contains("学生 1 名，其中 1 名没有账户");
        var nobody =
                post("/announcements/reach")
                        .param("unit", school.firstClass().toString())
                        .param("audience", "students")
                        .param("entryYear", "1990");
        assertThat(reach(teacher, nobody)).contains("没有符合条件的收件人");
        var wrong =
                post("/announcements/reach")
                        .param("unit", school.firstClass().toString())
                        .param("audience", "students")
                        .param("numbers", neighbour.number());
        assertThat(reach(teacher, wrong)).contains("学号 " + neighbour.number() + " 不在所选范围内");
        var beyond =
                post("/announcements/reach")
                        .param("unit", school.secondClass().toString())
                        .param("audience", "students");
        assertThat(linked.web().ask(teacher, beyond).getStatus()).isEqualTo(404);
        var bare =
                reach(
                        registrar,
                        post("/announcements/reach")
                                .param("whole", "true")
                                .param("unit", school.id().toString())
                                .param("audience", "guardians")
                                .param("numbers", neighbour.number())
                                .param("title", "放假")
                                .param("words", "周五起"));
        assertThat(bare)
                .as("without a script the form comes again as it was filled in, with the count")
                .contains(
                        "监护人 1 名",
                        "name=\"title\"",
                        "value=\"放假\"",
                        "周五起",
                        neighbour.number(),
                        "formaction=\"/announcements/reach\"")
                .containsPattern("value=\"guardians\" checked")
                .doesNotContainPattern("value=\"students\" checked");
        assertThat(told(student)).as("looking sends nothing").hasSize(1);
    }

    private String reach(
            Actor who,
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder asked)
            throws Exception {
        var answer = linked.web().ask(who, asked);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    @Test
    void what_is_filled_in_wrongly_is_told_by_its_field() throws Exception {
        var files = multipart("/announcements");
        for (var i = 0; i < 11; i++) {
            files.file(new MockMultipartFile("file", i + ".png", "image/png", TestPeople.scan()));
        }
        var answer =
                linked.web()
                        .ask(
                                teacher,
                                filled(files)
                                        .param("unit", school.firstClass().toString())
                                        .param("audience", "students"));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("附件最多 10 份");
        for (var wrong : List.of("20x5", "99999999999", "1")) {
            var year =
                    filled(multipart("/announcements"))
                            .param("unit", school.firstClass().toString())
                            .param("audience", "students")
                            .param("entryYear", "2024 " + wrong);
            var told = linked.web().ask(teacher, year);
            assertThat(told.getStatus()).as(wrong).isEqualTo(400);
            assertThat(told.getContentAsString()).contains("入学年份请填四位数字");
        }
        var bare = linked.web().ask(teacher, filled(multipart("/announcements")));
        assertThat(bare.getContentAsString()).contains("请选择范围", "请选择对象");
        assertThat(told(student)).doesNotContain("announcement.told.sent");
    }

    private static org.springframework.test.web.servlet.request
                    .MockMultipartHttpServletRequestBuilder
            filled(
                    org.springframework.test.web.servlet.request
                                    .MockMultipartHttpServletRequestBuilder
                            it) {
        return it.param("title", "x").param("words", "x");
    }

    private UUID view(Actor whose, String name, String filters) {
        return UUID.fromString(
                linked.asked(
                                "insert into registry.roster_view (account_id, name, filters, made_at) values (?, ?, ?, now()) returning id::text",
                                whose.account(),
                                name,
                                filters)
                        .getFirst());
    }

    private UUID seen(Actor who, UUID unit, UUID view) {
        return sent(who, List.of(unit), List.of("students"), List.of(), view);
    }

    @Test
    void all_recipients_are_told_however_many_on_the_page_on_paper_and_in_the_workbook()
            throws Exception {
        var id = send(teacher, school.firstClass(), "students", List.of(linked.number()));
        var more = 2 * ReadAnnouncements.PART + 5;
        ReportSteps.behindTheBack(
                """
                insert into announcement.recipient (announcement_id, unit_id, name, number, read_at)
                select '%s', '%s', '众' || n, case when n %% 3 > 0 then 'Z' || lpad(n::text, 6, '0') end,
                       case when n %% 100 = 0 then now() end
                  from generate_series(1, %d) n
                """
                        .formatted(id, school.firstClass(), more));
        var path = "/announcements/" + id;
        var seen = new TreeSet<String>();
        var first = page(teacher, path + "?which=all");
        assertThat(first).contains("共 " + (more + 1) + " 人", "/unread.pdf?part=3");
        var next = path + "?which=all";
        while (next != null) {
            var page = page(teacher, next);
            for (var it = Pattern.compile("众\\d+").matcher(page); it.find(); ) {
                assertThat(seen.add(it.group())).as(it.group()).isTrue();
            }
            var link = Pattern.compile("href=\"([^\"]+cursor=[^\"]+)\"").matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).hasSize(more);
        var printed = new TreeSet<String>();
        for (var part = 1; part <= 3; part++) {
            var paper =
                    linked.web()
                            .ask(teacher, get(path + "/unread.pdf?part=" + part))
                            .getContentAsByteArray();
            try (var pdf = Loader.loadPDF(paper)) {
                var text = new PDFTextStripper().getText(pdf);
                assertThat(text).contains("第 " + part + " 份，共 3 份");
                for (var it = Pattern.compile("众\\d+").matcher(text); it.find(); ) {
                    assertThat(printed.add(it.group())).as(it.group()).isTrue();
                }
            }
        }
        assertThat(printed).hasSize(more - more / 100);
        assertThat(status(teacher, path + "/unread.pdf?part=4")).isEqualTo(404);
        var file =
                linked.web()
                        .ask(teacher, get(path + "/recipients.xlsx?which=unread"))
                        .getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var listed = new TreeSet<String>();
            for (var row : book.getSheetAt(0)) {
                var cell = row.getCell(2);
                if (cell != null && cell.toString().startsWith("众")) {
                    listed.add(cell.toString());
                }
            }
            assertThat(listed).isEqualTo(printed);
        }
        assertThat(status(student, path + "/recipients.xlsx")).isEqualTo(403);
    }

    private List<String> names(Actor who, UUID id) {
        return Acting.call(who, () -> read.recipients(id, "all", null, 100)).items().stream()
                .map(Recipient::name)
                .toList();
    }

    private List<UUID> files(Actor who, UUID id) {
        return Acting.call(who, () -> read.files(id)).stream().map(AttachedFile::file).toList();
    }

    private UUID send(Actor who, UUID unit, String audience, List<String> numbers) {
        return Acting.call(
                who,
                () ->
                        announce.send(
                                new NewAnnouncement(
                                        List.of(unit),
                                        List.of(audience),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null,
                                        numbers,
                                        "期末考试安排",
                                        "准时到场",
                                        false),
                                List.of()));
    }

    private UUID sent(
            Actor who, List<UUID> units, List<String> audiences, List<String> roles, UUID view) {
        return Acting.call(
                who,
                () ->
                        announce.send(
                                new NewAnnouncement(
                                        units, audiences, roles, List.of(), List.of(), List.of(),
                                        view, List.of(), "期末考试安排", "准时到场", false),
                                List.of()));
    }

    private int status(Actor who, String path) throws Exception {
        return linked.web().ask(who, get(path)).getStatus();
    }

    private String page(Actor who, String path) throws Exception {
        var answer = linked.web().ask(who, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString();
    }

    private List<String> told(Actor whose) {
        return Acting.call(
                whose,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessageContaining(code);
    }
}
