package org.matricula.governance.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.governance.TestHouse;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.report.ReportSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// 公示 of outcomes: masked, for a time, with an office that hears objections.
@ProgramTest
class PublicationsTest {

    @Autowired MockMvc web;
    @Autowired JsonMapper json;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestCases cases;
    @Autowired PublishList publishList;

    TestHouse house;
    TestUnits.School school;
    TestCases.Offices offices;
    Actor teacher;
    LocalDate today;

    @BeforeEach
    void a_college_that_granted_one_leave() {
        house = TestHouse.of(web, json, sql, transaction);
        school = house.school();
        offices = cases.offices(school);
        teacher = house.holding("赵老师", "class-teacher");
        today = cases.today();
        var student =
                cases.students()
                        .enrolled(
                                TestStudents.newcomer(
                                        "欧阳一诺", school.firstClass(), LocalDate.of(2024, 9, 1)),
                                school.id());
        var leave =
                cases.submitted(
                        cases.people().reaching("欧阳一诺", "student", school.id(), student),
                        "leave-of-absence",
                        student,
                        cases.leave(today, 6),
                        "medical-certificate",
                        "guardian-consent");
        offices.all().forEach(it -> cases.approve(it, leave));
    }

    @Test
    void what_was_granted_is_read_by_everyone_of_the_school_with_names_masked() throws Exception {
        var preview =
                house.get(
                                offices.registrar(),
                                "/publications/new?kind=leave-of-absence&from=%s&last=%s"
                                        .formatted(today, today))
                        .getContentAsString();
        assertThat(preview).contains("欧阳**").doesNotContain("欧阳一诺");

        var id = publish(false);

        var page = house.get(teacher, "/publications/" + id).getContentAsString();
        assertThat(page).contains("欧阳**", "休学公示", "010-8", "公示中").doesNotContain("欧阳一诺");
        assertThat(house.get(teacher, "/publications").getContentAsString()).contains("休学公示");
        assertThat(
                        cases.texts(
                                "select name from governance.publication_line where publication_id"
                                        + " = ?",
                                UUID.fromString(id)))
                .as("nothing more is even kept")
                .containsExactly("欧阳**");
    }

    /// However many a school has put up: none falls off the end.
    @Test
    void all_that_hangs_is_read_page_by_page() throws Exception {
        var ids = new java.util.ArrayList<String>();
        for (var n = 1; n <= 53; n++) {
            var title = "第%03d号公示".formatted(n);
            ids.add(
                    Acting.call(
                                    offices.registrar(),
                                    () ->
                                            publishList.publish(
                                                    new PublishList.NewList(
                                                            school.id(),
                                                            "selection",
                                                            title,
                                                            null,
                                                            "学生处",
                                                            "010-8",
                                                            null,
                                                            true,
                                                            false,
                                                            java.util.List.of(
                                                                    new PublishList.Entry(
                                                                            "欧阳一诺", "2024000001",
                                                                            "一班", "获得")))))
                            .toString());
        }
        var own = "/publications?unit=" + school.id();
        for (var first : java.util.List.of(own, "/published")) {
            var page =
                    first.equals(own)
                            ? house.get(teacher, own).getContentAsString()
                            : web.perform(get(first))
                                    .andReturn()
                                    .getResponse()
                                    .getContentAsString();
            assertThat(page).as(first).contains("第053号公示", "第004号公示").doesNotContain("第003号公示");
            var link =
                    java.util.regex.Pattern.compile("href=\"(/publi[^\"]*before=[^\"]*)\"")
                            .matcher(page);
            assertThat(link.find()).as(first).isTrue();
            var next = link.group(1).replace("&amp;", "&");
            var rest =
                    first.equals(own)
                            ? house.get(teacher, next).getContentAsString()
                            : web.perform(get(next)).andReturn().getResponse().getContentAsString();
            assertThat(rest).contains("第003号公示", "第001号公示").doesNotContain("第004号公示");
        }
        var read = new java.util.ArrayList<Object>();
        Object cursor = null;
        do {
            var slice =
                    json.readValue(
                            house.get(
                                            teacher,
                                            "/api/v1/publications?limit=20&unit="
                                                    + school.id()
                                                    + (cursor == null ? "" : "&cursor=" + cursor))
                                    .getContentAsByteArray(),
                            Map.class);
            ((java.util.List<?>) slice.get("items"))
                    .forEach(it -> read.add(((Map<?, ?>) it).get("id")));
            cursor = slice.get("next");
        } while (cursor != null && read.size() < 99);
        assertThat(read).isEqualTo(ids.reversed());
    }

    @Test
    void a_list_of_more_than_five_thousand_hangs_as_one_and_is_read_page_by_page()
            throws Exception {
        var many = 6_001;
        var id =
                Acting.call(
                        offices.registrar(),
                        () ->
                                publishList.publish(
                                        new PublishList.NewList(
                                                school.id(),
                                                "selection",
                                                "国家助学金公示",
                                                null,
                                                "学生处",
                                                "010-8",
                                                null,
                                                true,
                                                false,
                                                java.util.stream.IntStream.rangeClosed(1, many)
                                                        .mapToObj(n ->
                                                                new PublishList.Entry(
                                                                        "欧阳一诺",
                                                                        "2024%06d".formatted(n),
                                                                        "一班",
                                                                        "获得" + n))
                                                        .toList())));

        var read = new java.util.HashSet<Object>();
        Object after = 0;
        while (after != null) {
            var page =
                    json.readValue(
                            house.get(teacher, "/api/v1/publications/" + id + "?after=" + after)
                                    .getContentAsByteArray(),
                            Map.class);
            var lines = (java.util.List<?>) page.get("lines");
            assertThat(lines).hasSizeBetween(1, 500);
            lines.forEach(it -> read.add(((Map<?, ?>) it).get("seq")));
            after = page.get("next");
        }
        assertThat(read).hasSize(many);
        var first = stranger(id.toString()).getContentAsString();
        assertThat(first)
                .contains("/published/" + id + "?after=500", "获得500<")
                .doesNotContain("获得501<", "欧阳一诺");
        assertThat(house.get(teacher, "/publications/" + id + "?after=6000").getContentAsString())
                .contains("获得6001<")
                .doesNotContain("获得6000<", "?after=6001");
    }

    @Test
    void outcomes_beyond_some_thousands_are_previewed_in_part_published_and_exported_whole()
            throws Exception {
        var many = 2_300;
        ReportSteps.behindTheBack(
                """
                insert into workflow.case_file
                select x.* from workflow.case_file c, generate_series(1, %d) n,
                       lateral jsonb_populate_record(c, jsonb_build_object('id', kernel.new_id(),
                         'number', c.number || '-' || n, 'engine_id', null)) x
                 where c.institution_id = '%s' and c.kind = 'leave-of-absence'
                """
                        .formatted(many - 1, school.id()));
        var preview =
                house.get(
                                offices.registrar(),
                                "/publications/new?kind=leave-of-absence&from=%s&last=%s"
                                        .formatted(today, today))
                        .getContentAsString();
        assertThat(preview).contains("将公示的名单（2300 人）", "只列前 200 人");
        assertThat(preview.split("欧阳\\*\\*", -1)).hasSize(201);

        var id = publish(false);
        var sheet =
                new WebSteps(web, sql)
                        .ask(
                                offices.registrar(),
                                post("/publications/" + id + "/export").param("reason", "备案"));
        assertThat(sheet.getStatus()).isEqualTo(200);
        assertThat(sheet.getHeader("Cache-Control")).contains("no-store");
        try (var book =
                new XSSFWorkbook(new java.io.ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            var rows = book.getSheetAt(0);
            assertThat(rows.getRow(many).getCell(0).getNumericCellValue()).isEqualTo(many);
            assertThat(rows.getRow(many + 1).getCell(0).getStringCellValue()).contains("备案");
        }
        assertThat(
                        cases.texts(
                                "select after->>'lines' from audit.entry where action = 'publication.export' and subject = 'publication:' || ?::text",
                                UUID.fromString(id)))
                .containsExactly("2300");
    }

    @Test
    void at_its_end_it_is_gone_by_itself_for_all_but_the_office() throws Exception {
        var id = publish(true);
        assertThat(stranger(id).getStatus()).isEqualTo(200);
        over(id);

        assertThat(house.get(teacher, "/publications/" + id).getStatus()).isEqualTo(404);
        assertThat(stranger(id).getStatus()).isEqualTo(404);
        assertThat(house.get(teacher, "/publications").getContentAsString()).doesNotContain("休学公示");
        assertThat(house.get(offices.registrar(), "/publications/" + id).getContentAsString())
                .contains("已期满");
    }

    @Test
    void only_what_was_opened_is_read_without_signing_in() throws Exception {
        var closed = publish(false);
        assertThat(stranger(closed).getStatus()).isEqualTo(404);
        var id = publish(true);
        var open = stranger(id);
        open.setCharacterEncoding("UTF-8");
        assertThat(open.getContentAsString()).contains("欧阳**").doesNotContain("提出异议");
        var all = web.perform(get("/published")).andReturn().getResponse();
        all.setCharacterEncoding("UTF-8");
        assertThat(all.getContentAsString())
                .contains("公众查询", "/published/" + id, "/published/rules", "/verify")
                .doesNotContain(closed);
    }

    @Test
    void an_objection_reaches_the_office_and_its_answer_whoever_objected() throws Exception {
        var id = publish(false);
        var colleague = house.holding("钱老师", "class-teacher");

        var objection =
                house.made(
                        house.post(
                                teacher,
                                "/api/v1/publications/" + id + "/objections",
                                Map.of("words", "该生未提交证明")));

        assertThat(
                        house.post(
                                        teacher,
                                        "/api/v1/publications/" + id + "/objections",
                                        Map.of("words", "异".repeat(2_001)))
                                .getStatus())
                .isEqualTo(400);
        assertThat(
                        house.post(
                                        offices.registrar(),
                                        "/api/v1/publications/%s/objections/%s/answer"
                                                .formatted(id, objection),
                                        Map.of("answer", "答".repeat(2_001)))
                                .getStatus())
                .isEqualTo(400);
        assertThat(notices(offices.registrar())).contains("notice.publication.objection");
        var elsewhere = TestHouse.of(web, json, sql, transaction).holding("外校", "registrar");
        Integer seen =
                org.matricula.kernel.Acting.call(
                        elsewhere,
                        () ->
                                transaction.execute(status ->
                                        sql.sql("select count(*) from governance.objection")
                                                .query(Integer.class)
                                                .single()));
        assertThat(seen).as("the database alone keeps another school's office out").isZero();
        assertThat(house.get(colleague, "/publications/" + id).getContentAsString())
                .doesNotContain("该生未提交证明");
        assertThat(house.get(offices.registrar(), "/publications/" + id).getContentAsString())
                .contains("该生未提交证明");
        assertThat(
                        house.post(
                                        offices.registrar(),
                                        "/api/v1/publications/%s/objections/%s/answer"
                                                .formatted(id, objection),
                                        Map.of("answer", "材料已核实"))
                                .getStatus())
                .isEqualTo(204);
        assertThat(notices(teacher)).contains("notice.publication.answered");
        assertThat(house.get(teacher, "/publications/" + id).getContentAsString())
                .contains("材料已核实");
    }

    @Test
    void whoever_objected_reads_the_answer_when_the_list_is_gone_and_the_list_no_more()
            throws Exception {
        var id = publish(false);
        var objection =
                house.made(
                        house.post(
                                teacher,
                                "/api/v1/publications/" + id + "/objections",
                                Map.of("words", "该生未提交证明")));
        over(id);
        house.post(
                offices.registrar(),
                "/api/v1/publications/%s/objections/%s/answer".formatted(id, objection),
                Map.of("answer", "材料已核实"));

        assertThat(house.get(teacher, "/publications/" + id).getContentAsString())
                .contains("该生未提交证明", "材料已核实", "已期满")
                .doesNotContain("欧阳**");
        assertThat(
                        house.get(house.holding("钱老师", "class-teacher"), "/publications/" + id)
                                .getStatus())
                .as("nothing hangs there for anybody else")
                .isEqualTo(404);
    }

    @Test
    void one_person_has_no_more_than_three_unanswered_objections_to_a_list() throws Exception {
        var id = publish(false);
        var address = "/api/v1/publications/" + id + "/objections";
        for (var n = 0; n < 3; n++) {
            house.made(house.post(teacher, address, Map.of("words", "异议" + n)));
        }
        var refused = house.post(teacher, address, Map.of("words", "再异议"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("publication.objected");
        house.made(
                house.post(
                        house.holding("钱老师", "class-teacher"), address, Map.of("words", "另一人的")));
    }

    @Test
    void after_its_time_nobody_objects_and_a_withdrawn_one_is_not_shown() throws Exception {
        var id = publish(true);
        assertThat(
                        house.post(
                                        offices.head(),
                                        "/api/v1/publications/" + id + "/withdraw",
                                        Map.of("reason", "名单有误"))
                                .getStatus())
                .isEqualTo(204);
        assertThat(stranger(id).getStatus()).isEqualTo(404);
        assertThat(
                        house.post(
                                        offices.registrar(),
                                        "/api/v1/publications/" + id + "/objections",
                                        Map.of("words", "x"))
                                .getStatus())
                .isEqualTo(409);
    }

    @Test
    void what_is_private_is_not_published_and_a_leave_not_to_the_street() throws Exception {
        var page = house.get(offices.registrar(), "/publications/new").getContentAsString();
        assertThat(page)
                .contains("\"change-of-programme\"", "\"leave-of-absence\"", "\"transfer-in\"")
                .doesNotContain("\"sanction\"", "\"appeal\"", "\"correction\"")
                .doesNotContain("\"exam-deferral\"");
        for (var kind : java.util.List.of("sanction", "appeal", "exam-deferral", "x")) {
            var it = publication(false);
            it.put("kind", kind);
            var refused = house.post(offices.registrar(), "/api/v1/publications", it);
            assertThat(refused.getStatus()).as(kind).isEqualTo(400);
            assertThat(refused.getContentAsString()).contains("publication.kind");
        }
        var open = publication(false);
        open.put("open", true);
        assertThat(
                        house.post(offices.registrar(), "/api/v1/publications", open)
                                .getContentAsString())
                .contains("publication.within");
        assertThat(
                        house.get(
                                        offices.registrar(),
                                        "/publications/new?kind=leave-of-absence&from=%s&last=%s"
                                                .formatted(today, today))
                                .getContentAsString())
                .contains("只对登录的本校师生公示")
                .doesNotContain("name=\"open\"");
        var brief = publication(false);
        brief.put("days", 4);
        assertThat(
                        house.post(offices.registrar(), "/api/v1/publications", brief)
                                .getContentAsString())
                .contains("publication.days-least");
    }

    @Test
    void a_teacher_publishes_nothing_and_an_empty_list_is_not_published() throws Exception {
        assertThat(house.post(teacher, "/api/v1/publications", Map.of()).getStatus())
                .isEqualTo(403);
        var nothing = publication(false);
        nothing.put("kind", "withdrawal");
        var refused = house.post(offices.registrar(), "/api/v1/publications", nothing);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("publication.nothing");
    }

    private String publish(boolean open) throws Exception {
        if (open) {
            asChangesOfProgramme();
        }
        return house.made(
                house.post(offices.registrar(), "/api/v1/publications", publication(open)));
    }

    /// A list that a regulation has made public to everybody.
    private void asChangesOfProgramme() throws Exception {
        ReportSteps.behindTheBack(
                "update workflow.case_file set kind = 'change-of-programme' where institution_id = '%s'"
                        .formatted(school.id()));
    }

    private Map<String, Object> publication(boolean open) {
        return new HashMap<>(
                Map.of(
                        "kind",
                        open ? "change-of-programme" : "leave-of-absence",
                        "from",
                        today.toString(),
                        "last",
                        today.toString(),
                        "title",
                        "休学公示",
                        "office",
                        "教务处",
                        "phone",
                        "010-8",
                        "open",
                        open));
    }

    private void over(String id) {
        cases.people()
                .system(() ->
                        sql.sql(
                                        """
                                        update governance.publication
                                           set during = daterange(:today::date - 9, :today::date) where id = :id::uuid
                                        """)
                                .param("today", today)
                                .param("id", id)
                                .update());
    }

    private MockHttpServletResponse stranger(String id) throws Exception {
        return web.perform(get("/published/" + id)).andReturn().getResponse();
    }

    private java.util.List<String> notices(Actor who) {
        return Acting.call(
                who,
                () ->
                        transaction.execute(status ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }
}
