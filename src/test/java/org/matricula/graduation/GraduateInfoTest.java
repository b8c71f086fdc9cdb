package org.matricula.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.coursework.TestGrades;
import org.matricula.document.PrintCopiesHeld;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.graduation.photograph.PhotoTickets;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 毕业生信息核对与图像采集: a class checks, corrects, confirms a second time, sits, and confirms the
/// photographs that fit.
@ProgramTest
class GraduateInfoTest {

    static final String STROKES =
            "M100 100L150 60L200 120L260 80L300 140M320 60L360 150L400 70L440 150";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;
    @Autowired GraduationPhotos graduationPhotos;
    @Autowired PhotoTickets tickets;
    @Autowired CorrectDetails details;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor student;
    UUID enrolment;
    String document;
    String campaign;
    String own;

    @BeforeEach
    void a_graduating_class_of_seven() throws Exception {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        var students = new TestStudents(intake, transaction, sql);
        document = TestAdmissions.someone(school.firstClass()).documentNumber();
        enrolment = enrolled(students, "林一诺", document);
        for (var name : List.of("陈二", "张三", "李四", "王五", "赵六", "孙七")) {
            enrolled(students, name, TestAdmissions.someone(school.firstClass()).documentNumber());
        }
        student = themselves(enrolment);
        campaign = opened(registrar, school.id()).replaceFirst("^.*/", "");
        own = "/own-graduation/" + campaign + "/" + enrolment;
    }

    @Test
    void a_graduate_signs_once_and_nobody_confirms_for_another() throws Exception {
        assertThat(text(student, get("/own-graduation"))).contains("信息核对");
        assertThat(text(student, get(own))).contains("data-sign", document);
        var guardian = web.themselves("guardian", person(enrolment));
        assertThat(web.ask(guardian, get(own)).getStatus()).isEqualTo(403);
        assertThat(sign(guardian, own).getStatus()).isEqualTo(403);
        var mate = themselves(second());
        assertThat(sign(mate, own).getStatus()).as("of a classmate").isEqualTo(404);
        assertThat(sign(registrar, own).getStatus()).isEqualTo(403);
        assertThat(sign(student, own).getStatus()).isEqualTo(302);
        assertThat(state(enrolment)).isEqualTo("confirmed");
        assertThat(sign(student, own).getStatus()).as("once is enough").isEqualTo(409);
        assertThat(text(registrar, get("/graduate-checks/" + campaign)))
                .contains("value=\"1\" max=\"7\"");
        var sheets =
                web.ask(
                        registrar,
                        get("/graduate-checks/" + campaign + "/sheets.pdf")
                                .param("unit", school.firstClass().toString()));
        try (var pdf = Loader.loadPDF(sheets.getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).as("one page a graduate").isEqualTo(7);
            assertThat(new PDFTextStripper().getText(pdf)).contains("毕业生信息核对表", document, "王五");
        }
    }

    @Test
    void all_claims_are_paged_through_and_taken_as_a_workbook_by_whoever_reaches_them()
            throws Exception {
        assertThat(claim("ethnicity", "满族").getStatus()).isEqualTo(302);
        var details =
                Stream.of(Detail.values())
                        .map(Detail::code)
                        .filter(it -> !it.equals("ethnicity"))
                        .limit(10)
                        .toArray(String[]::new);
        admissions.changed(
                """
                insert into graduation.claim (campaign_id, enrolment_id, person_id, scope_pos, detail, salt, value,
                                              evidence_id, claimed_by, claimed_at)
                select k.campaign_id, g.enrolment_id, g.person_id, g.scope_pos, d, k.salt, k.value, k.evidence_id,
                       k.claimed_by, k.claimed_at
                  from graduation.claim k
                  join graduation.graduate g on g.campaign_id = k.campaign_id
                 cross join unnest(cast(? as text[])) d
                 where k.campaign_id = cast(? as uuid)
                """,
                details,
                campaign);
        var here = "/graduate-checks/" + campaign;
        var seen = new HashSet<String>();
        var next = here;
        var pages = 0;
        while (next != null) {
            var page = text(registrar, get(next));
            assertThat(page).contains("待审核 71 条");
            Pattern.compile("action=\"/graduate-checks/claims/([0-9a-f-]+)\"")
                    .matcher(page)
                    .results()
                    .forEach(it -> assertThat(seen.add(it.group(1))).isTrue());
            var link = Pattern.compile("\\?after=([0-9a-f-]+)#claims").matcher(page);
            next = link.find() ? here + "?after=" + link.group(1) : null;
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(seen).hasSize(71);
        var id =
                admissions.told(
                        "select id::text from graduation.claim where enrolment_id = ? and detail = 'ethnicity'",
                        enrolment);
        web.ask(
                registrar,
                post("/graduate-checks/claims/" + id)
                        .param("decision", "decline")
                        .param("note", "材料不清"));
        var book = web.ask(registrar, get(here + "/claims.xlsx")).getContentAsByteArray();
        var lines = lines(book);
        assertThat(lines.stream().filter(it -> it.contains("|待审核|"))).hasSize(70);
        assertThat(lines).anyMatch(it -> it.contains("满族") && it.contains("|未采纳|材料不清|"));
        assertThat(lines.stream().filter(it -> it.contains("|身份证件号|")))
                .isNotEmpty()
                .noneMatch(it -> it.contains("满族"));
        var elsewhere =
                web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get(here + "/claims.xlsx")).getStatus()).isEqualTo(404);
        var teacher = web.staff("class-teacher", school.secondClass());
        assertThat(lines(web.ask(teacher, get(here + "/claims.xlsx")).getContentAsByteArray()))
                .as("another class")
                .noneMatch(it -> it.contains("待审核") || it.contains("未采纳"));
    }

    private static List<String> lines(byte[] book) throws IOException {
        var lines = new ArrayList<String>();
        try (var in = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            in.getSheetAt(0)
                    .forEach(row -> {
                        var line = new StringBuilder();
                        row.forEach(cell -> line.append(cell).append('|'));
                        lines.add(line.toString());
                    });
        }
        return lines;
    }

    @Test
    void what_was_put_right_with_proof_is_audited_and_confirmed_a_second_time() throws Exception {
        var bare = multipart(own + "/claims").param("field", "ethnicity").param("value", "满族");
        assertThat(web.ask(student, bare).getStatus()).as("no proof").isEqualTo(400);
        assertThat(claim("ethnicity", "火星族").getStatus()).isEqualTo(400);
        assertThat(claim("ethnicity", "满族").getStatus()).isEqualTo(302);
        assertThat(claim("ethnicity", "满族").getStatus()).as("one at a time").isEqualTo(409);
        assertThat(sign(student, own).getStatus()).isEqualTo(302);
        assertThat(state(enrolment)).isEqualTo("audit");
        assertThat(sign(student, own).getStatus()).as("not before the audit").isEqualTo(409);
        var id =
                admissions.told(
                        "select id::text from graduation.claim where enrolment_id = ?", enrolment);
        var path = "/graduate-checks/claims/" + id;
        var teacher = web.staff("class-teacher", school.firstClass());
        assertThat(web.ask(teacher, post(path).param("decision", "accept")).getStatus())
                .isEqualTo(403);
        assertThat(web.ask(registrar, post(path).param("decision", "decline")).getStatus())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(web.ask(registrar, post(path).param("decision", "accept")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, post(path).param("decision", "accept")).getStatus())
                .isEqualTo(409);
        assertThat(
                        admissions.told(
                                "select ethnicity from registry.person where id = ?",
                                person(enrolment)))
                .as("the register says it")
                .isEqualTo("11");
        assertThat(state(enrolment)).isEqualTo("again");
        assertThat(sign(student, own).getStatus()).isEqualTo(302);
        assertThat(state(enrolment)).isEqualTo("confirmed");
        assertThat(
                        admissions.told(
                                "select (sheet_id <> again_sheet_id)::text from"
                                        + " graduation.graduate where enrolment_id = ?",
                                enrolment))
                .as("both sheets are kept")
                .isEqualTo("true");
        assertThat(
                        admissions.told(
                                "select (value = convert_to('11', 'UTF8'))::text from"
                                        + " graduation.claim where id = ?::uuid",
                                id))
                .as("sealed")
                .isEqualTo("false");
    }

    @Test
    void a_correction_is_read_beside_the_register_and_in_clear_only_for_a_reason()
            throws Exception {
        var other = TestAdmissions.someone(school.firstClass()).documentNumber();
        assertThat(claim("document-number", other).getStatus()).isEqualTo(302);
        var id =
                admissions.told(
                        "select id::text from graduation.claim where enrolment_id = ?", enrolment);
        var at = "/graduate-checks/claims/" + id;
        assertThat(text(registrar, get("/graduate-checks/" + campaign))).contains("href=\"" + at);
        assertThat(text(registrar, get(at)))
                .contains("学籍现记载", "应为", "/files/", "查看完整内容")
                .contains(Detail.DOCUMENT_NUMBER.masked(document))
                .doesNotContain(document)
                .doesNotContain(other);
        assertThat(web.ask(registrar, post(at + "/unmask").param("reason", " ")).getStatus())
                .isEqualTo(400);
        assertThat(text(registrar, post(at + "/unmask").param("reason", "核对身份证复印件")))
                .contains(document, other);
        assertThat(
                        admissions.told(
                                "select reason from audit.entry where action = 'graduate.unmask' and subject = 'enrolment:' || ?::text",
                                enrolment))
                .isEqualTo("核对身份证复印件");
        var elsewhere = web.staff("registrar", admissions.units().school("school").id());
        assertThat(web.ask(elsewhere, get(at)).getStatus()).isEqualTo(404);
        assertThat(web.ask(web.staff("class-teacher", school.firstClass()), get(at)).getStatus())
                .isEqualTo(403);
        assertThat(
                        web.ask(
                                        registrar,
                                        post(at).param("decision", "decline")
                                                .param("note", "与复印件不符"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(text(registrar, get(at))).contains("未采纳。", "与复印件不符");
    }

    /// A number says its birthday and sex: one of them alone could never be put right.
    @Test
    void what_is_put_right_after_the_signature_is_confirmed_once_more() throws Exception {
        sign(student, own);
        assertThat(state(enrolment)).isEqualTo("confirmed");
        corrected(Map.of(Detail.PHONE, "13912345679"));
        assertThat(state(enrolment)).as("a telephone is on no certificate").isEqualTo("confirmed");
        corrected(Map.of(Detail.NAME, "林一诺诺"));
        assertThat(state(enrolment)).isEqualTo("again");
        assertThat(
                        admissions.told(
                                "select count(*)::text from audit.entry where action = 'graduate.confirm-anew' and subject = ?",
                                "enrolment:" + enrolment))
                .isEqualTo("1");
        assertThat(state(second())).isEqualTo("open");
        assertThat(sign(student, own).getStatus()).isEqualTo(302);
        assertThat(state(enrolment)).isEqualTo("confirmed");
        corrected(Map.of(Detail.PHONE, "13912345670"));
        assertThat(state(enrolment)).as("confirmed under the new name").isEqualTo("confirmed");
    }

    private void corrected(Map<Detail, String> values) {
        Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(t ->
                                details.correct(
                                        new CorrectDetails.Correction(
                                                enrolment, values, null, null, "派出所证明"))));
    }

    @Test
    void what_has_to_agree_is_put_right_in_one_act() throws Exception {
        var other = TestAdmissions.someone(school.firstClass()).documentNumber();
        var born =
                other.substring(6, 10)
                        + "-"
                        + other.substring(10, 12)
                        + "-"
                        + other.substring(12, 14);
        var sex = (other.charAt(16) - '0') % 2 == 1 ? "1" : "2";
        admissions.changed(
                "update registry.person set sex = ?, birth_on = date '2001-02-03' where id = ?",
                sex.equals("1") ? "2" : "1",
                person(enrolment));
        assertThat(claim("document-number", other).getStatus()).isEqualTo(302);
        for (var never : List.of("2001-02-30", "2001-13-01", "2991-01-01")) {
            assertThat(claim("birth-on", never).getStatus()).as(never).isEqualTo(400);
        }
        assertThat(claim("birth-on", born).getStatus()).isEqualTo(302);
        assertThat(claim("sex", sex.equals("1") ? "男" : "女").getStatus()).isEqualTo(302);
        assertThat(claim("ethnicity", "满族").getStatus()).isEqualTo(302);
        sign(student, own);
        var at =
                "/graduate-checks/claims/"
                        + admissions.told(
                                "select id::text from graduation.claim where enrolment_id = ? and detail = 'birth-on'",
                                enrolment);
        assertThat(web.ask(registrar, post(at).param("decision", "accept")).getStatus())
                .as("the number still says another day")
                .isEqualTo(422);
        assertThat(text(registrar, get(at)))
                .contains("可以一并更正", "属实，一并更正", "2001-02-03", born)
                .doesNotContain("满族");
        assertThat(web.ask(registrar, post(at).param("decision", "accept-together")).getStatus())
                .isEqualTo(302);
        assertThat(
                        admissions.told(
                                "select birth_on || ' ' || sex from registry.person where id = ?",
                                person(enrolment)))
                .isEqualTo(born + " " + sex);
        assertThat(
                        admissions.all(
                                "select detail from graduation.claim where enrolment_id = ? and accepted is null",
                                enrolment))
                .as("what has nothing to do with it waits")
                .containsExactly("ethnicity");
        assertThat(state(enrolment)).isEqualTo("audit");
        assertThat(text(registrar, get(at))).contains("属实，已更正");
    }

    /// Nobody is called in the night, and what no sheet could hold is named, not swallowed.
    @Test
    void a_session_ends_on_its_day_and_its_fee_and_place_have_bounds() throws Exception {
        assertThat(opening("23:55", "图书馆一楼", "30").getContentAsString())
                .contains("要到次日才能拍完", "把开始时间提前");
        for (var fee : List.of("-1", "10000", "99999999999", "30.005")) {
            var told = opening("09:00", "图书馆一楼", fee);
            assertThat(told.getStatus()).as(fee).isEqualTo(400);
            assertThat(told.getContentAsString()).contains("0 至 9999.99 元");
        }
        assertThat(opening("09:00", "长".repeat(61), "30").getContentAsString())
                .contains("地点超过 60 个字");
        assertThat(
                        admissions.all(
                                "select id::text from graduation.sitting where campaign_id = ?::uuid",
                                campaign))
                .isEmpty();
        assertThat(opening("23:50", "图书馆一楼", "30.50").getStatus()).isEqualTo(302);
        assertThat(opening("09:00", "图书馆一楼", "30").getStatus())
                .as("everybody is seated")
                .isEqualTo(422);
        // put off, it stays within the days of the campaign
        var sitting =
                admissions.told(
                        "select id::text from graduation.sitting where campaign_id = ?::uuid",
                        campaign);
        assertThat(putOff(sitting, admissions.today().plusDays(91), "三楼").getStatus())
                .isEqualTo(422);
        assertThat(putOff(sitting, admissions.today(), "长".repeat(61)).getStatus()).isEqualTo(400);
        assertThat(putOff(sitting, admissions.today().plusDays(1), "三楼").getStatus())
                .isEqualTo(302);
        assertThat(
                        admissions.told(
                                "select (before ->> 'at') || ' ' || (after ->> 'at') from audit.entry where action = 'graduate.schedule' and subject = ?",
                                "graduate-sitting:" + sitting))
                .isEqualTo("23:50 10:30");
    }

    private MockHttpServletResponse putOff(String sitting, LocalDate on, String place)
            throws Exception {
        return web.ask(
                registrar,
                post("/graduate-sittings/" + sitting + "/schedule")
                        .param("on", on.toString())
                        .param("at", "10:30")
                        .param("place", place));
    }

    private MockHttpServletResponse opening(String at, String place, String fee) throws Exception {
        return web.ask(
                registrar,
                post("/graduate-photos/" + campaign + "/sittings")
                        .param("unit", school.firstClass().toString())
                        .param("on", admissions.today().toString())
                        .param("at", at)
                        .param("place", place)
                        .param("fee", fee));
    }

    @Test
    void a_class_sits_in_its_order_and_the_session_closes_over_no_absentee() throws Exception {
        var photos = "/graduate-photos/" + campaign;
        var at =
                post(photos + "/sittings")
                        .param("unit", school.firstClass().toString())
                        .param("at", "09:00")
                        .param("place", "图书馆一楼")
                        .param("fee", "30");
        assertThat(web.ask(registrar, at.param("on", "2020-01-01")).getStatus()).isEqualTo(422);
        var opened = sitting();
        var sitting = "/graduate-sittings/" + opened;
        assertThat(
                        admissions.all(
                                """
                                select (s.student_number = n.number)::text from graduation.seat x
                                  join registry.student s on s.enrolment_id = x.enrolment_id
                                  join (select student_number as number, row_number() over (order by student_number) as nth
                                          from registry.student where unit_id = ?) n on n.nth = x.seq
                                 where x.sitting_id = ?::uuid
                                """,
                                school.firstClass(),
                                opened))
                .as("以班级学号为序")
                .hasSize(7)
                .containsOnly("true");
        try (var pdf =
                Loader.loadPDF(
                        web.ask(registrar, get(sitting + "/cards.pdf")).getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("林一诺", "图书馆一楼", "采集卡");
        }
        var seats = seats(opened);
        var first = "/graduate-sittings/seats/" + seats.getFirst();
        var last = "/graduate-sittings/seats/" + seats.getLast();
        var teacher = web.staff("class-teacher", school.firstClass());
        assertThat(web.ask(teacher, post(first + "/fee").param("fee", "paid")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(teacher, post(last + "/fee").param("fee", "exempt")).getStatus())
                .as("why?")
                .isEqualTo(400);
        assertThat(
                        web.ask(
                                        teacher,
                                        post(last + "/fee")
                                                .param("fee", "exempt")
                                                .param("note", "低保"))
                                .getStatus())
                .isEqualTo(302);
        var due =
                lines(
                        web.ask(registrar, get(sitting + "/list.xlsx").param("list", "fee"))
                                .getContentAsByteArray());
        assertThat(due)
                .as("neither who paid nor who is exempt (S-136)")
                .filteredOn(it -> it.contains("未交"))
                .hasSize(5);
        assertThat(due).noneMatch(it -> it.contains("已交") || it.contains("免交|"));
        assertThat(web.ask(registrar, post(last).param("state", "absent")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, post(sitting + "/present")).getStatus()).isEqualTo(302);
        assertThat(text(registrar, post(sitting + "/close"))).contains("还有 1 人");
        assertThat(
                        web.ask(registrar, get(sitting + "/list.xlsx").param("list", "absent"))
                                .getStatus())
                .isEqualTo(200);
        assertThat(web.ask(registrar, post(last).param("state", "excused")).getStatus())
                .isEqualTo(400);
        assertThat(
                        web.ask(
                                        registrar,
                                        post(last).param("state", "excused").param("reason", "入伍"))
                                .getStatus())
                .isEqualTo(302);
        var codes = numbers().getFirst() + " ABCD1234\n";
        assertThat(
                        web.ask(registrar, post(sitting + "/codes").param("codes", codes + "x y z"))
                                .getStatus())
                .isEqualTo(400);
        assertThat(web.ask(registrar, post(sitting + "/codes").param("codes", codes)).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, post(sitting + "/close")).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, post(last).param("state", "present")).getStatus())
                .isEqualTo(409);
    }

    @Test
    void collected_photographs_find_their_graduates_and_what_breaks_the_profile_is_taken_again()
            throws Exception {
        var numbers = numbers();
        var pictures = new LinkedHashMap<String, byte[]>();
        pictures.put("一班/" + document + ".jpg", TestPictures.good());
        pictures.put("一班/" + numbers.get(1) + "陈二.jpg", TestPictures.landscape());
        pictures.put(numbers.get(2) + ".jpg", TestPictures.whiteBorder());
        pictures.put(numbers.get(3) + ".jpg", TestPictures.blurred());
        pictures.put(numbers.get(4) + ".jpg", TestPictures.good());
        pictures.put(numbers.get(4) + "(2).jpg", TestPictures.good());
        pictures.put("99999999.jpg", TestPictures.good());
        pictures.put(numbers.get(5) + ".jpg", "no picture".getBytes());
        pictures.put("__MACOSX/._x.jpg", new byte[] {1});
        assertThat(swollen()).as("what is skipped is counted too").isEqualTo(400);
        var imported = load(pictures);
        assertThat(outcomes(imported))
                .containsExactly(
                        "taken", "faulty", "faulty", "faulty", "twice", "twice", "nobody",
                        "faulty");
        assertThat(text(registrar, get("/graduate-photos/imports/" + imported)))
                .contains("照片是横的", "照片有白边", "照片模糊", "对不上人", "99999999", "一人多张", "不是可以读取的图片")
                .doesNotContain(document)
                .contains("孙七");
        assertThat(
                        admissions.all(
                                "select s.name from graduation.photo_ticket k join registry.student"
                                        + " s on s.enrolment_id = k.enrolment_id where"
                                        + " k.campaign_id = ?::uuid and k.closed_at is null order"
                                        + " by s.student_number",
                                campaign))
                .hasSize(4);
        var report =
                lines(
                        web.ask(
                                        registrar,
                                        get("/graduate-photos/imports/" + imported + "/lines.xlsx"))
                                .getContentAsByteArray());
        assertThat(report)
                .as("one line a picture")
                .anyMatch(it -> it.startsWith("99999999.jpg|对不上人|"))
                .anyMatch(it -> it.contains("照片是横的"))
                .noneMatch(it -> it.contains(document));
        assertThat(report.stream().filter(it -> it.contains(".jpg|")))
                .hasSizeGreaterThanOrEqualTo(7);
        var elsewhere =
                web.staff("registrar", new TestUnits(sql, transaction).school("college").id());
        assertThat(
                        web.ask(
                                        elsewhere,
                                        get("/graduate-photos/imports/" + imported + "/lines.xlsx"))
                                .getStatus())
                .isEqualTo(404);
        var sheet = web.ask(registrar, get("/graduate-photos/" + campaign + "/missing.xlsx"));
        try (var book =
                new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                        new java.io.ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            var told = new ArrayList<String>();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> told.add(cell.toString())));
            assertThat(told)
                    .contains(numbers.get(1), numbers.get(4), numbers.get(6))
                    .doesNotContain(numbers.getFirst())
                    .as("the crew reads what was wrong")
                    .anyMatch(it -> it.contains("照片不合要求") && it.contains("照片是横的"));
        }
        var again = themselves(enrolmentOf(numbers.get(1)));
        var photo = "/own-graduation/" + campaign + "/" + enrolmentOf(numbers.get(1)) + "/photo";
        assertThat(text(again, get(photo))).contains("需要补拍", "照片是横的");
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/graduate-photos/" + campaign + "/sittings")
                                                .param("on", admissions.today().toString())
                                                .param("at", "14:00")
                                                .param("place", "补拍室"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(text(again, get(photo))).contains("补拍室");
        load(Map.of(numbers.get(1) + ".jpg", TestPictures.good()));
        assertThat(text(again, get(photo))).doesNotContain("需要补拍");
    }

    /// 双学籍: the arbitrary one of two must not get the picture.
    @Test
    void a_picture_named_by_the_document_of_two_enrolments_waits_for_the_student_number()
            throws Exception {
        var numbers = numbers();
        var other = enrolmentOf(numbers.get(1));
        admissions.changed(
                "update graduation.graduate g set person_id = o.person_id from graduation.graduate o where o.enrolment_id = ? and o.campaign_id = g.campaign_id and g.enrolment_id = ?",
                enrolment,
                other);
        var imported = load(Map.of(document + ".jpg", TestPictures.good()));
        assertThat(outcomes(imported)).containsExactly("faulty");
        assertThat(text(registrar, get("/graduate-photos/imports/" + imported)))
                .contains("有多个学籍", numbers.getFirst(), numbers.get(1));
        assertThat(outcomes(load(Map.of(numbers.getFirst() + ".jpg", TestPictures.good()))))
                .containsExactly("taken");
    }

    @Test
    void a_graduate_confirms_image_number_and_name_and_the_entry_photograph_stays()
            throws Exception {
        load(Map.of(document + ".jpg", TestPictures.good()));
        looked(photograph(), "good");
        var photo = own + "/photo";
        var entry =
                admissions.told(
                        "select coalesce(photo_id::text, 'none') from registry.person where id = ?",
                        person(enrolment));
        assertThat(text(student, get(photo))).doesNotContain("<img class=\"ph\"");
        assertThat(confirm(student, true).getStatus()).as("not before its day").isEqualTo(422);
        admissions.changed(
                "update graduation.photograph set look_from = current_date - 1 where enrolment_id"
                        + " = ?",
                enrolment);
        assertThat(text(student, get(photo)))
                .contains("<img class=\"ph\"", document)
                .as("what no program sees is asked")
                .contains("没有拉伸变形");
        assertThat(confirm(student, true).getStatus()).as("the check comes first").isEqualTo(422);
        sign(student, own);
        assertThat(confirm(student, false).getStatus()).as("all three").isEqualTo(400);
        assertThat(confirm(registrar, true).getStatus()).isEqualTo(403);
        assertThat(confirm(web.themselves("guardian", person(enrolment)), true).getStatus())
                .as("a guardian cannot confirm for them")
                .isEqualTo(403);
        assertThat(missing()).contains(enrolment);
        assertThat(confirm(student, true).getStatus()).isEqualTo(302);
        assertThat(confirm(student, true).getStatus()).isEqualTo(409);
        assertThat(missing()).doesNotContain(enrolment);
        assertThat(
                        admissions.told(
                                "select coalesce(photo_id::text, 'none') from registry.person"
                                        + " where id = ?",
                                person(enrolment)))
                .as("the entry photograph")
                .isEqualTo(entry);
        var imported = load(Map.of(document + ".jpg", TestPictures.good()));
        assertThat(outcomes(imported)).as("a confirmed one stays").containsExactly("kept");
    }

    /// S-270: what the graduate confirmed counts no longer once the school has condemned it, until
    /// it drops the demand or another one is confirmed.
    @Test
    void a_condemned_photograph_is_taken_away_and_comes_back_with_the_demand_dropped()
            throws Exception {
        load(Map.of(document + ".jpg", TestPictures.good()));
        looked(photograph(), "good");
        admissions.changed("update graduation.photograph set look_from = current_date");
        sign(student, own);
        assertThat(confirm(student, true).getStatus()).isEqualTo(302);
        var confirmed = image();
        assertThat(confirmed).isNotEqualTo("none");

        var tickets = "/graduate-photos/" + campaign + "/tickets/";
        assertThat(
                        web.ask(registrar, post(tickets + enrolment).param("reason", "人像比对不符"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(image()).isEqualTo("none");
        assertThat(
                        admissions.told(
                                "select reason from audit.entry where action = 'student.graduation-photo-taken' and subject = ?",
                                "enrolment:" + enrolment))
                .isEqualTo("人像比对不符");
        assertThat(
                        admissions.told(
                                "select coalesce(credential.photograph(?)::text, 'none')",
                                enrolment))
                .as("nor the one of entry in its place")
                .isEqualTo("none");

        var ticket =
                admissions.told(
                        "select id::text from graduation.photo_ticket where enrolment_id = ? and closed_at is null",
                        enrolment);
        assertThat(
                        web.ask(registrar, post(tickets + ticket + "/drop").param("reason", "复核相符"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(image()).isEqualTo(confirmed);

        web.ask(registrar, post(tickets + enrolment).param("reason", "闭眼"));
        load(Map.of(document + ".jpg", TestPictures.good()));
        admissions.changed("update graduation.photograph set look_from = current_date");
        assertThat(image()).isEqualTo("none");
        looked(photograph(), "good");
        assertThat(confirm(student, true).getStatus()).isEqualTo(302);
        assertThat(image()).isNotIn("none", confirmed);
    }

    /// Condemned before it was taken away with the demand: taken away once, with its entry.
    @Test
    void a_photograph_condemned_before_the_rule_is_taken_away_and_a_good_one_stays()
            throws Exception {
        load(Map.of(document + ".jpg", TestPictures.good()));
        looked(photograph(), "good");
        admissions.changed("update graduation.photograph set look_from = current_date");
        sign(student, own);
        assertThat(confirm(student, true).getStatus()).isEqualTo(302);
        var confirmed = image();
        condemned();
        assertThat(image())
                .as("confirmed, and nobody has anything against it")
                .isEqualTo(confirmed);
        admissions.changed(
                """
                insert into graduation.photo_ticket
                  (campaign_id, enrolment_id, person_id, scope_pos, cause, note, opened_at, opener)
                select campaign_id, enrolment_id, person_id, scope_pos, 'office', '人像比对不符', now(), '王'
                  from graduation.graduate where campaign_id = cast(? as uuid) and enrolment_id = ?
                """,
                campaign,
                enrolment);
        condemned();
        assertThat(image()).isEqualTo("none");
        assertThat(
                        admissions.told(
                                """
                                select reason || ' ' || (before ->> 'file') from audit.entry
                                 where action = 'student.graduation-photo-taken' and subject = ?
                                """,
                                "enrolment:" + enrolment))
                .isEqualTo("人像比对不符 " + confirmed);
        // a new one came since, and was not confirmed: the old one stands no more than before
        admissions.changed(
                "update registry.enrolment set graduation_photo_id = cast(? as uuid) where id = ?",
                confirmed,
                enrolment);
        load(Map.of(document + ".jpg", TestPictures.good()));
        assertThat(
                        admissions.told(
                                "select count(*)::text from graduation.photo_ticket where enrolment_id = ? and closed_at is null",
                                enrolment))
                .isEqualTo("0");
        condemned();
        assertThat(image()).isEqualTo("none");
    }

    private void condemned() throws IOException {
        try (var in =
                getClass()
                        .getResourceAsStream(
                                "/db/migration/graduation/V20261128_1821__condemned.sql")) {
            var text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            admissions.changed(
                    text.replaceAll("(?m)^--.*$", "")
                            .replaceAll("(?s)select set_config[^;]*;", ""));
        }
    }

    @Test
    void whoever_comes_to_the_class_later_is_added_to_the_list_and_told() throws Exception {
        var at = "/graduate-checks/" + campaign;
        assertThat(text(registrar, get(at))).doesNotContain("补入名单");
        assertThat(web.ask(registrar, post(at + "/newcomers")).getStatus()).isEqualTo(409);
        var students = new TestStudents(intake, transaction, sql);
        var back =
                enrolled(
                        students,
                        "周八",
                        TestAdmissions.someone(school.firstClass()).documentNumber());
        var away =
                enrolled(
                        students,
                        "吴九",
                        TestAdmissions.someone(school.firstClass()).documentNumber());
        var elsewhere =
                students.enrolled(school.id(), school.secondClass(), LocalDate.of(2023, 9, 1));
        admissions.changed(
                "update registry.student set status = '02' where enrolment_id = ?", away);
        assertThat(text(registrar, get(at))).contains("1 名在读学生后来进入这些班", "补入名单");
        var teacher = web.staff("class-teacher", school.firstClass());
        assertThat(web.ask(teacher, post(at + "/newcomers")).getStatus()).isEqualTo(403);
        assertThat(web.ask(registrar, post(at + "/newcomers")).getStatus()).isEqualTo(302);
        assertThat(state(back)).isEqualTo("open");
        assertThat(
                        admissions.all(
                                "select enrolment_id::text from graduation.graduate where campaign_id = cast(? as uuid)",
                                campaign))
                .hasSize(8)
                .doesNotContain(away.toString(), elsewhere.toString());
        assertThat(sign(themselves(back), "/own-graduation/" + campaign + "/" + back).getStatus())
                .isEqualTo(302);
        assertThat(text(registrar, get(at))).doesNotContain("补入名单");
    }

    @Test
    void every_list_is_paged_to_its_end() throws Exception {
        var at = "/api/v1/graduate-campaigns/" + campaign;
        assertThat(pages(at + "/graduates?limit=3", "enrolmentId")).containsExactly(3, 3, 1);
        assertThat(pages(at + "/missing-photos?limit=3", "enrolmentId")).containsExactly(3, 3, 1);
        assertThat(pages(at + "/register-forms?limit=3&unit=" + school.firstClass(), "enrolmentId"))
                .containsExactly(3, 3, 1);
        Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(t ->
                                intake.enrol(
                                        school.id(),
                                        null,
                                        "registered",
                                        java.util.stream.IntStream.range(0, 130)
                                                .mapToObj(i ->
                                                        TestStudents.newcomer(
                                                                "周八",
                                                                school.firstClass(),
                                                                LocalDate.of(2023, 9, 1)))
                                                .iterator())));
        admissions.changed(
                """
                insert into graduation.graduate (campaign_id, enrolment_id, person_id, scope_pos)
                select cast(? as uuid), e.id, e.person_id, e.scope_pos from registry.enrolment e
                 where e.institution_id = ?
                   and not exists (select from graduation.graduate g where g.enrolment_id = e.id)
                """,
                campaign,
                school.id());
        assertThat(
                        linked(
                                "/graduate-checks/" + campaign,
                                "seen",
                                "class=\"who\" href=\"/students/"))
                .containsExactly(100, 37);
        assertThat(
                        linked(
                                "/graduate-photos/" + campaign,
                                "missed",
                                "class=\"who\" href=\"/students/"))
                .containsExactly(100, 37);
        assertThat(
                        linked(
                                "/graduate-registers/" + campaign,
                                "after",
                                "class=\"who\" href=\"/graduate-registers/" + campaign + "/forms/"))
                .containsExactly(100, 37);
    }

    /// How many lines each page of a list has; no line is there twice.
    private List<Integer> pages(String path, String key) throws Exception {
        var sizes = new ArrayList<Integer>();
        var seen = new HashSet<String>();
        String next = "";
        while (next != null) {
            var page =
                    new tools.jackson.databind.json.JsonMapper()
                            .readTree(
                                    text(
                                            registrar,
                                            get(path + (next.isEmpty() ? "" : "&after=" + next))));
            sizes.add(page.get("items").size());
            page.get("items").forEach(it -> assertThat(seen.add(it.get(key).asString())).isTrue());
            next = page.hasNonNull("next") ? page.get("next").asString() : null;
        }
        return sizes;
    }

    /// The same on a page, by its link to the next one.
    private List<Integer> linked(String path, String param, String line) throws Exception {
        var sizes = new ArrayList<Integer>();
        var seen = new HashSet<String>();
        var next = path;
        while (next != null) {
            var page = text(registrar, get(next));
            var before = seen.size();
            Pattern.compile(Pattern.quote(line) + "([0-9a-f-]+)\"")
                    .matcher(page)
                    .results()
                    .forEach(it -> assertThat(seen.add(it.group(1))).isTrue());
            sizes.add(seen.size() - before);
            var link =
                    Pattern.compile("href=\"([^\"#]*" + param + "=[0-9a-f-]+)[^\"]*\" rel=\"next\"")
                            .matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        return sizes;
    }

    private String image() {
        return admissions.told(
                "select coalesce(graduation_photo_id::text, 'none') from registry.enrolment where id = ?",
                enrolment);
    }

    /// S-269: a stretched face no measure tells; somebody looks, and nobody gets past it.
    @Test
    void a_stretched_face_is_found_by_eye_and_no_picture_counts_unlooked() throws Exception {
        var numbers = numbers();
        var pressed = load(Map.of(numbers.get(2) + ".jpg", TestPictures.pressed()));
        assertThat(text(registrar, get("/graduate-photos/imports/" + pressed)))
                .as("what its own header gives away")
                .contains("像素不是方的", "不要拉伸到规定尺寸");
        var photo = own + "/photo";
        var looks = "/graduate-photos/" + campaign + "/looks";
        load(
                Map.of(
                        document + ".jpg",
                        TestPictures.good(),
                        numbers.get(1) + ".jpg",
                        TestPictures.good()),
                true);
        admissions.changed("update graduation.photograph set look_from = current_date");
        sign(student, own);
        assertThat(text(student, get(photo)))
                .as("that somebody vouched at the import is no look")
                .contains("学校正在看审")
                .doesNotContain("<img class=\"ph\"");
        assertThat(confirm(student, true).getStatus()).isEqualTo(422);
        assertThatThrownBy(() ->
                        admissions.changed(
                                "update graduation.photograph set state = 'confirmed', answered_at = now()"
                                        + " where enrolment_id = ?",
                                enrolment))
                .as("nor past the program")
                .hasMessageContaining("photograph_check");
        assertThat(text(registrar, get("/graduate-photos/" + campaign))).contains("有 2 张照片等待人工看审");
        assertThat(text(registrar, get(looks))).contains("变形", "verdict-" + photograph());
        var teacher = web.staff("class-teacher", school.firstClass());
        assertThat(web.ask(teacher, get(looks)).getStatus()).isEqualTo(403);
        assertThat(web.ask(registrar, post(looks)).getStatus()).isEqualTo(400);
        assertThat(looked(photograph(), "fine")).isEqualTo(400);
        assertThat(missing()).contains(enrolment);

        var stretched = photograph();
        assertThat(looked(stretched, "deformed")).isEqualTo(302);
        assertThat(looked(stretched, "good")).as("once").isEqualTo(409);
        assertThat(
                        admissions.told(
                                "select state || ' ' || verdict || ' ' || looker || ' ' || (looker_id is not null)"
                                        + " from graduation.photograph where id = ?::uuid",
                                stretched))
                .isEqualTo("rejected deformed " + registrar.name() + " true");
        assertThat(
                        admissions.told(
                                "select after ->> 'verdict' from audit.entry"
                                        + " where action = 'graduate.photo-look' and subject = ?",
                                "enrolment:" + enrolment))
                .isEqualTo("deformed");
        assertThat(text(student, get(photo))).contains("需要补拍", "人像被拉伸变形", "请从原片按比例裁剪");
        assertThat(text(registrar, get("/graduate-photos/" + campaign)))
                .contains("人像被拉伸变形", "有 1 张照片等待人工看审");
        assertThat(confirm(student, true).getStatus()).isEqualTo(409);

        load(Map.of(document + ".jpg", TestPictures.good()));
        admissions.changed("update graduation.photograph set look_from = current_date");
        assertThat(text(student, get(photo))).doesNotContain("需要补拍").contains("学校正在看审");
        assertThat(confirm(student, true).getStatus()).isEqualTo(422);
        assertThat(looked(photograph(), "good")).isEqualTo(302);
        assertThat(confirm(student, true).getStatus()).isEqualTo(302);
        assertThat(missing()).doesNotContain(enrolment);
    }

    /// The one of the first graduate that stands.
    private String photograph() {
        return admissions.told(
                "select id::text from graduation.photograph where enrolment_id = ? and state in ('shown', 'confirmed')",
                enrolment);
    }

    private int looked(String photograph, String verdict) throws Exception {
        return web.ask(
                        registrar,
                        post("/graduate-photos/" + campaign + "/looks")
                                .param("verdict-" + photograph, verdict))
                .getStatus();
    }

    @Test
    void a_wrong_photograph_is_refused_by_its_graduate_and_becomes_a_ticket() throws Exception {
        load(Map.of(document + ".jpg", TestPictures.good()));
        looked(photograph(), "good");
        admissions.changed(
                "update graduation.photograph set look_from = current_date where enrolment_id = ?",
                enrolment);
        assertThat(web.ask(student, post(own + "/photo/refuse").param("note", "不是本人")).getStatus())
                .isEqualTo(302);
        assertThat(confirm(student, true).getStatus()).isEqualTo(409);
        assertThat(text(registrar, get("/graduate-photos/" + campaign)))
                .contains("本人说照片有误", "不是本人");
        var strange = web.staff("registrar", admissions.units().school("school").id());
        assertThat(web.ask(strange, get("/graduate-photos/" + campaign)).getStatus())
                .isEqualTo(404);
        // 补拍单 are paged through, each seen once
        var others = second();
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/graduate-photos/" + campaign + "/tickets/" + others)
                                                .param("reason", "闭眼"))
                                .getStatus())
                .isEqualTo(302);
        var first = paged(null);
        var second = paged(UUID.fromString(first.next()));
        assertThat(second.next()).isNull();
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .extracting(PhotoTickets.Ticket::enrolmentId)
                .containsExactlyInAnyOrder(enrolment, others);
        assertThat(
                        text(
                                registrar,
                                get("/api/v1/graduate-campaigns/" + campaign + "/photo-tickets")
                                        .param("after", first.items().getFirst().id().toString())))
                .contains(second.items().getFirst().enrolmentId().toString())
                .doesNotContain(first.items().getFirst().enrolmentId().toString());
        assertThat(
                        text(
                                registrar,
                                get("/graduate-photos/" + campaign)
                                        .param("after", first.items().getFirst().id().toString())))
                .contains(
                        "id=\"tickets\"",
                        second.items().getFirst().name(),
                        "/graduate-photos/" + campaign + "#tickets");
    }

    private org.matricula.kernel.Slice<PhotoTickets.Ticket> paged(UUID after) {
        return Acting.call(registrar, () -> tickets.page(UUID.fromString(campaign), after, 1));
    }

    private UUID enrolled(TestStudents students, String name, String number) {
        return students.enrolled(
                TestStudents.documented(
                        TestStudents.newcomer(name, school.firstClass(), LocalDate.of(2023, 9, 1)),
                        "1",
                        number),
                school.id());
    }

    private String opened(Actor by, UUID unit) throws Exception {
        var today = admissions.today();
        var opened =
                web.ask(
                        by,
                        post("/graduate-checks")
                                .param("unit", unit.toString())
                                .param("year", "2026-2027")
                                .param("name", "2027 届毕业生信息核对")
                                .param("notice", "请认真核对")
                                .param("checkFrom", today.minusDays(1).toString())
                                .param("checkUntil", today.plusDays(7).toString())
                                .param("photoFrom", today.toString())
                                .param("photoUntil", today.plusDays(90).toString()));
        assertThat(opened.getStatus()).isEqualTo(302);
        return opened.getRedirectedUrl();
    }

    static final java.util.Map<String, String> FILLED =
            Map.ofEntries(
                    Map.entry("category", "2"),
                    Map.entry("level", "1"),
                    Map.entry("point-kind", "3"),
                    Map.entry("registration-number", "G2023001"),
                    Map.entry("address", "江州市中山路7号"),
                    Map.entry("phone", "13912345678"),
                    Map.entry("thesis", "小型企业账务处理"),
                    Map.entry("thesis-grade", "良好"),
                    Map.entry("self", "在校期间遵守纪律，认真学习，积极参加集体活动，按时完成各门课程。"),
                    Map.entry("from0", "2019-09"),
                    Map.entry("until0", "2022-06"),
                    Map.entry("school0", "江州一中"),
                    Map.entry("kind0", "senior"),
                    Map.entry("witness0", "周老师"),
                    Map.entry("from1", "2023-09"),
                    Map.entry("until1", "2026-07"),
                    Map.entry("kind1", "specialised"),
                    Map.entry("witness1", "王老师"));

    /// A sanction that was lifted, as it stands in the record.
    private void sanctioned() {
        admissions.changed(
                """
                with k as (
                  insert into discipline.offence_kind (institution_id, name, misconduct, added_by)
                  values (?, '考试作弊', '99', '林老师') returning id),
                c as (
                  insert into workflow.case_file
                    (kind, number, subject_id, person_id, institution_id, unit_id, scope_pos, education, subject_name, state,
                     fields, applicant, applicant_role, exclusive, created_at, submitted_at, concluded_at)
                  select 'sanction', s.enrolment_id::text, s.enrolment_id, s.person_id, s.institution_id, s.unit_id, s.scope_pos,
                         'school', s.name, 'effective', '{}', '林老师', 'counsellor', false, now(), now(), now()
                    from registry.student s where s.enrolment_id = ? returning *),
                o as (
                  insert into discipline.offence
                    (institution_id, enrolment_id, scope_pos, person_id, number, kind_id, occurred_on, facts, registrar,
                     registrar_role, registered_at)
                  select c.institution_id, c.subject_id, c.scope_pos, c.person_id, c.number, k.id, '2025-05-01', '夹带', '林老师',
                         'teacher', now() from c, k returning id)
                insert into discipline.sanction
                  (institution_id, enrolment_id, scope_pos, person_id, case_id, offence_id, number, measure, months, decided_on,
                   starts_on, state, ended_on)
                select c.institution_id, c.subject_id, c.scope_pos, c.person_id, c.id, o.id, '学处〔2025〕3号', 'demerit', 6,
                       '2025-06-01', '2025-06-01', 'lifted', '2025-12-01' from c, o
                """,
                school.id(),
                enrolment);
    }

    @Test
    void a_register_form_leaves_nothing_blank_and_is_printed_when_all_have_had_their_say()
            throws Exception {
        var name = admissions.told("select name from organisation.unit where id = ?", school.id());
        var form = own + "/register";
        sanctioned();
        var asked0 = text(student, get(form));
        assertThat(asked0)
                .contains("毕业生登记表", "2023-09", "以上各项取自学籍", "记过", "已解除")
                .as("what the record knows is not asked for")
                .doesNotContain("name=\"registration-number\"", "name=\"punishments\"");
        assertThat(asked0).doesNotContain("name=\"point-kind\"");
        admissions.changed(
                "update organisation.unit set education = 'open' where id = ?", school.id());
        assertThat(text(student, get(form)))
                .as("教学点类型 only where there are teaching points")
                .contains("name=\"point-kind\"");
        assertThat(fill(Map.of("self", "好")).getStatus()).isEqualTo(302);
        assertThat(text(student, get(form))).contains("“教学点类型”没有填写");
        admissions.changed(
                "update organisation.unit set education = 'school' where id = ?", school.id());
        assertThat(text(student, get(form))).doesNotContain("“教学点类型”没有填写");
        assertThat(text(student, get(form)))
                .contains("“学生类别”没有填写", "至少写 20 字", "请填写主要学习经历", "学籍中缺“籍贯”");
        assertThat(sign(student, form).getStatus())
                .as("not while something is wrong")
                .isEqualTo(400);
        assertThat(fill(Map.of("self", "另一个窗口里还是空白的时候写的"), "0").getStatus())
                .as("what was written meanwhile is not written over")
                .isEqualTo(409);
        var hollow = new java.util.TreeMap<>(FILLED);
        hollow.put("address", "无");
        hollow.put("phone", "——");
        hollow.put("thesis", "无");
        hollow.put("work", "/");
        fill(hollow);
        assertThat(text(student, get(form)))
                .as("无 only where there may be nothing, and no dash for an answer")
                .contains("“通讯地址”没有填写", "“联系电话”没有填写")
                .doesNotContain("“毕业实践或论文题目”没有填写", "“工作经历”没有填写");
        var wrong = new java.util.TreeMap<>(FILLED);
        wrong.put("level", "2");
        wrong.put("kind0", "other");
        wrong.put("until0", "2024-06");
        wrong.put("school1", "别的学校");
        fill(wrong);
        assertThat(text(student, get(form)))
                .contains("与学历层次“专科起点本科”不符", "应从高中阶段写起", "第 2 行没有按时间顺序", "最后一行应是本校");
        var odd = new java.util.TreeMap<>(FILLED);
        odd.put("school0", "江".repeat(61));
        odd.put("kind0", "kindergarten");
        odd.put("from1", "2091-09");
        odd.put("until1", "2095-07");
        fill(odd);
        assertThat(text(student, get(form))).contains("第 1 行太长", "第 1 行没有选学习阶段", "第 2 行的开始年月还没有到");
        admissions.changed(
                "update registry.person set native_place = '江州', document_type = '3' where id ="
                        + " ?",
                person(enrolment));
        var right = new java.util.TreeMap<>(FILLED);
        right.put("school1", name);
        fill(right);
        assertThat(
                        admissions.told(
                                "select encode(content, 'escape') from graduation.register_form"
                                        + " where enrolment_id = ?",
                                enrolment))
                .as("sealed")
                .doesNotContain("中山路");
        var guardian = web.themselves("guardian", person(enrolment));
        assertThat(sign(guardian, form).getStatus()).isEqualTo(403);
        assertThat(sign(student, form).getStatus()).isEqualTo(302);
        var staff = "/graduate-registers/" + campaign;
        assertThat(text(registrar, get(staff + "/forms/" + enrolment)))
                .contains("鉴定评语还没有提交", "毕业图像还没有经本人确认");
        var said = post(staff + "/forms/" + enrolment).param("appraisal", "该生在校期间思想端正，学习认真，遵守纪律。");
        assertThat(web.ask(registrar, said).getStatus()).isEqualTo(302);
        var submit = staff + "/submit/" + school.firstClass();
        assertThat(web.ask(registrar, post(submit)).getStatus())
                .as("their own words")
                .isEqualTo(422);
        var other = web.staff("department-registrar", school.id());
        assertThat(web.ask(other, post(submit)).getStatus()).isEqualTo(302);
        confirmedPhoto();
        assertThat(text(registrar, get(staff + "/forms/" + enrolment))).contains("各项齐全，可以打印");
        var asked =
                web.ask(registrar, post(staff + "/batches/" + school.firstClass()))
                        .getRedirectedUrl();
        awaited(asked);
        assertThat(text(registrar, get(asked))).contains("已出具 1 人，未出具 6 人", "还没有填写登记表");
        var printed = web.ask(registrar, get(asked + "/papers.pdf")).getContentAsByteArray();
        PrintCopiesHeld.hold(printed, 1);
        try (var pdf = Loader.loadPDF(printed)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("毕业生登记表", "士兵证" + document, "江州一中", "工作单位无", "开放教育专科", "思想端正")
                    .contains("2025-06-01记过（学处〔2025〕3号），已解除")
                    .doesNotContain("教学点类型")
                    .as("a cover before the form")
                    .matches("(?s).*填表日期.*毕业生登记表.*");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
        }
        // what the record says otherwise since is not printed over a signature of before
        admissions.changed(
                "update discipline.sanction set number = '学处〔2025〕33号' where enrolment_id = ?",
                enrolment);
        assertThat(text(registrar, get(staff + "/forms/" + enrolment)))
                .contains("填表以后，学籍里的", "有变化")
                .doesNotContain("各项齐全，可以打印");
        assertThat(text(student, get(form))).contains("填表以后，学籍里的", "action=\"" + form + "\"");
        fill(right);
        assertThat(text(student, get(form))).contains("33号").doesNotContain("填表以后，学籍里的");
        sign(student, form);
        web.ask(
                registrar,
                post(staff + "/forms/" + enrolment).param("appraisal", "该生在校期间表现很好，全面发展。"));
        web.ask(other, post(submit));
        awaited(
                web.ask(
                                registrar,
                                post(staff + "/batches/" + school.firstClass())
                                        .param("transcripts", "true"))
                        .getRedirectedUrl());
        assertThat(
                        admissions.all(
                                "select reason from graduation.register_line where enrolment_id = ?"
                                        + " and state = 'refused'",
                                enrolment))
                .as("no results, so no package")
                .containsExactly("transcript.empty");
        assertThat(
                        admissions.all(
                                "select state from document.document where enrolment_id = ?",
                                enrolment))
                .as("and the old paper stands")
                .hasSize(1);
        var until = admissions.today().minusDays(20);
        var grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        until.minusDays(180),
                        until);
        grades.grade(grades.task("GJ101", "高等数学"), enrolment, "first", 88);
        awaited(
                web.ask(
                                registrar,
                                post(staff + "/batches/" + school.firstClass())
                                        .param("transcripts", "true"))
                        .getRedirectedUrl());
        assertThat(
                        admissions.all(
                                "select kind || ' ' || lower(state) from document.document where"
                                        + " enrolment_id = ? order by issued_at",
                                enrolment))
                .as("the form takes the old one's place, and its transcript goes with it")
                .containsExactly(
                        "graduate-register superseded",
                        "graduate-register standing",
                        "transcript standing");
        var year = until.minusDays(180).getYear();
        assertThat(outOfTerm(year)).as("the check belongs in term one").contains("第一学期");
        admissions.changed(
                "update calendar.term set seq = 2, name = '第二学期' where unit_id = ?", school.id());
        assertThat(outOfTerm(year)).as("the photographs in term two").contains("第二学期");
    }

    /// What a campaign is refused with that begins today, after the only term of the year.
    private String outOfTerm(int year) throws Exception {
        var today = admissions.today().toString();
        var late =
                web.ask(
                        registrar,
                        post("/graduate-checks")
                                .param("unit", school.id().toString())
                                .param("year", year + "-" + (year + 1))
                                .param("name", "再来一次")
                                .param("notice", "请认真核对")
                                .param("checkFrom", today)
                                .param("checkUntil", today)
                                .param("photoFrom", today)
                                .param("photoUntil", today));
        assertThat(late.getStatus()).isEqualTo(422);
        return late.getContentAsString();
    }

    private void awaited(String batch) throws Exception {
        for (var i = 0; i < 100 && !text(registrar, get(batch)).contains("papers.pdf"); i++) {
            if (admissions
                    .told(
                            "select state from graduation.register_batch where id = ?::uuid",
                            batch.replaceFirst("^.*/", ""))
                    .equals("done")) {
                return;
            }
            Thread.sleep(100);
        }
    }

    private MockHttpServletResponse fill(Map<String, String> typed) throws Exception {
        return fill(
                typed,
                admissions.told(
                        "select coalesce(max(version), 0)::text from graduation.register_form where enrolment_id = ?",
                        enrolment));
    }

    private MockHttpServletResponse fill(Map<String, String> typed, String version)
            throws Exception {
        var request = post(own + "/register").param("version", version);
        typed.forEach(request::param);
        return web.ask(student, request);
    }

    private void confirmedPhoto() throws Exception {
        sign(student, own);
        load(Map.of(document + ".jpg", TestPictures.good()));
        looked(photograph(), "good");
        admissions.changed(
                "update graduation.photograph set look_from = current_date where enrolment_id = ?",
                enrolment);
        assertThat(confirm(student, true).getStatus()).isEqualTo(302);
    }

    private String sitting() throws Exception {
        var opened =
                web.ask(
                        registrar,
                        post("/graduate-photos/" + campaign + "/sittings")
                                .param("unit", school.firstClass().toString())
                                .param("on", admissions.today().toString())
                                .param("at", "09:00")
                                .param("place", "图书馆一楼")
                                .param("fee", "30"));
        assertThat(opened.getStatus()).isEqualTo(302);
        return admissions.told(
                "select id::text from graduation.sitting where campaign_id = ?::uuid", campaign);
    }

    private List<String> seats(String sitting) {
        return admissions.all(
                "select id::text from graduation.seat where sitting_id = ?::uuid order by seq",
                sitting);
    }

    private String load(Map<String, byte[]> pictures) throws Exception {
        return load(pictures, false);
    }

    private String load(Map<String, byte[]> pictures, boolean vouched) throws Exception {
        var zip =
                new MockMultipartFile(
                        "file", "照片.zip", "application/zip", TestPictures.zip(pictures));
        var loaded =
                web.ask(
                        registrar,
                        multipart("/graduate-photos/" + campaign + "/imports")
                                .file(zip)
                                .param("vouched", String.valueOf(vouched)));
        assertThat(loaded.getStatus()).isEqualTo(302);
        return loaded.getRedirectedUrl().replaceFirst("^.*/", "");
    }

    private int swollen() throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(out)) {
            zip.putNextEntry(new java.util.zip.ZipEntry(".skipped"));
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 530; i++) {
                zip.write(zeros);
            }
        }
        var file = new MockMultipartFile("file", "照片.zip", "application/zip", out.toByteArray());
        return web.ask(registrar, multipart("/graduate-photos/" + campaign + "/imports").file(file))
                .getStatus();
    }

    private List<String> outcomes(String imported) {
        return admissions.all(
                "select outcome from graduation.import_line where import_id = ?::uuid order by"
                        + " seq",
                imported);
    }

    private java.util.Set<UUID> missing() {
        return Acting.call(
                registrar,
                () -> transaction.execute(s -> graduationPhotos.missing(List.of(enrolment))));
    }

    private MockHttpServletResponse confirm(Actor by, boolean image) throws Exception {
        return web.ask(
                by,
                post(own + "/photo/confirm")
                        .param("image", String.valueOf(image))
                        .param("document", "true")
                        .param("name", "true"));
    }

    private MockHttpServletResponse claim(String field, String value) throws Exception {
        var paper = new MockMultipartFile("evidence", "户口簿.png", "image/png", png());
        return web.ask(
                student,
                multipart(own + "/claims").file(paper).param("field", field).param("value", value));
    }

    private MockHttpServletResponse sign(Actor by, String path) throws Exception {
        return web.ask(
                by,
                post(path + "/signature")
                        .param("strokes", STROKES)
                        .param(
                                "picture",
                                "data:image/png;base64,"
                                        + Base64.getEncoder().encodeToString(png())));
    }

    private String text(
            Actor by,
            org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?>
                    it)
            throws Exception {
        return web.ask(by, it).getContentAsString();
    }

    private Actor themselves(UUID of) {
        return web.themselves("student", person(of));
    }

    private UUID person(UUID of) {
        return UUID.fromString(
                admissions.told("select person_id::text from registry.enrolment where id = ?", of));
    }

    private String state(UUID of) {
        return admissions.told("select state from graduation.graduate where enrolment_id = ?", of);
    }

    private List<String> numbers() {
        return admissions.all(
                "select student_number from registry.student where unit_id = ? order by"
                        + " enrolment_id",
                school.firstClass());
    }

    private UUID enrolmentOf(String number) {
        return UUID.fromString(
                admissions.told(
                        "select enrolment_id::text from registry.student where student_number = ?"
                                + " and institution_id = ?",
                        number,
                        school.id()));
    }

    private UUID second() {
        return enrolmentOf(numbers().get(1));
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
