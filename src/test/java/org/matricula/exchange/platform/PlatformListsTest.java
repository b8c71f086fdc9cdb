package org.matricula.exchange.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.linuxense.javadbf.DBFReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.ProgramTest;
import org.matricula.attachment.NewFile;
import org.matricula.change.TestCases;
import org.matricula.identity.ConsoleActors;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.matricula.page.Problems;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.sheet.DbfTable;
import org.matricula.sheet.FuzzedSheets;
import org.matricula.workflow.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 平台名单: checked before they leave, read back by a library that did not write them, and held
/// against what comes back.
@ProgramTest
class PlatformListsTest {

    static final Charset GBK = Charset.forName("GBK");
    static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    @Autowired MockMvc mvc;
    @Autowired TestCases cases;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationContext context;
    @Autowired PlatformDesk desk;
    @Autowired PlatformLayouts layouts;
    @Autowired PlatformLists lists;
    @Autowired PlatformRows rows;
    @Autowired PlatformAnswer answers;
    @Autowired Registry registry;
    @Autowired org.matricula.registry.TestNumbers numbers;
    @Autowired org.matricula.attachment.Files files;
    @Autowired Problems problems;
    @TempDir Path folder;

    WebSteps web;
    TestUnits.School school;
    LocalDate today;
    Actor registrar;

    @BeforeEach
    void a_college() {
        web = new WebSteps(mvc, sql);
        today = cases.today();
        of("college", "4133010335");
    }

    void of(String education, String identifier) {
        school = cases.units().school(education);
        registrar = cases.people().holding("学籍科", "registrar", school.id());
        sql(
                "insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder) values ('exchange.school-identifier', ?, ?, ?, 'x', 'x')",
                school.id(),
                identifier,
                today.minusYears(5));
    }

    @Test
    void newcomers_leave_only_whole_and_a_dbf_library_reads_what_was_meant() throws Exception {
        var one = newcomer("林一诺");
        var other = newcomer("欧阳𠮷");
        var refused = web.ask(registrar, wish("enrolment"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("第 1 行 林一诺 " + number(one) + "：考生号为空", "学制为空", "专业代码为空", "没有照片")
                .contains("第 2 行 欧阳𠮷 " + number(other) + "：姓名有 GBK 以外的字")
                .contains("在学生档案里补全后重新生成");
        assertThat(made()).as("nothing is half made").isEmpty();
        whole(one, "26330106150001");
        whole(other, "26330106150001");
        assertThat(web.ask(registrar, wish("enrolment")).getContentAsString())
                .contains("第 2 行 欧阳吉 " + number(other) + "：考生号与另一行重复");
        sql(
                "update registry.enrolment set candidate_number = '26330106150002', schooling_years = 9 where id = ?",
                other);
        assertThat(web.ask(registrar, wish("enrolment")).getContentAsString())
                .contains("学制“9”不合格式");
        sql("update registry.enrolment set schooling_years = 2.5 where id = ?", other);
        var at = web.ask(registrar, wish("enrolment")).getRedirectedUrl();
        var unsaid = post(at + "/list.dbf").param("reason", " ");
        assertThat(web.ask(registrar, unsaid).getStatus()).as("without a purpose").isEqualTo(400);
        assertThat(web.ask(registrar, get(at + "/list.dbf")).getStatus()).isEqualTo(405);
        var dbf = web.ask(registrar, taken(at, "dbf")).getContentAsByteArray();
        var read = read(dbf);
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().keySet())
                .containsExactly(
                        "KSH", "XH", "XM", "XB", "CSRQ", "SFZH", "ZZMM", "MZ", "ZYDM", "ZYMC", "CC",
                        "XZ", "XXXS", "RXRQ", "FY", "XSH", "BH", "YJBYRQ");
        assertThat(read.getFirst())
                .containsEntry("KSH", "26330106150001")
                .containsEntry("XH", number(one))
                .containsEntry("XM", "林一诺")
                .containsEntry("XB", "女")
                .containsEntry("CSRQ", "20100301")
                .containsEntry("SFZH", documents.get(one))
                .containsEntry("ZZMM", "共青团员")
                .containsEntry("MZ", "汉族")
                .containsEntry("ZYDM", "080901")
                .containsEntry("CC", "专科")
                .containsEntry("XZ", "3")
                .containsEntry("XXXS", "普通全日制")
                .containsEntry("RXRQ", today.minusDays(30).format(DAY))
                .containsEntry("YJBYRQ", today.plusYears(3).format(DAY));
        assertThat(read.get(1)).containsEntry("XZ", "2.5");
        var sheet = web.ask(registrar, taken(at, "xlsx")).getContentAsByteArray();
        assertThat(text(sheet)).contains("YJBYRQ", "林一诺", "26330106150002", "普通全日制");
        try (var zip =
                new ZipInputStream(
                        new ByteArrayInputStream(
                                web.ask(registrar, taken(at, "zip")).getContentAsByteArray()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("26330106150001.png");
            assertThat(zip.getNextEntry().getName()).isEqualTo("26330106150002.png");
            assertThat(zip.getNextEntry()).isNull();
        }
        assertThat(
                        told(
                                "select string_agg(action, ' ' order by at, id) from audit.entry where subject = 'platform-list:' || ?",
                                at.substring(at.lastIndexOf('/') + 1)))
                .isEqualTo(
                        "platform-list.make platform-list.take platform-list.take"
                                + " platform-list.take");
        assertThat(
                        told(
                                "select string_agg(distinct reason, ' ') from audit.entry where subject = 'platform-list:' || ?",
                                at.substring(at.lastIndexOf('/') + 1)))
                .isEqualTo("九月上传");
        assertThat(web.ask(registrar, wish("k12-entry")).getContentAsString())
                .contains("请选择适用于该校的名单");
        var elsewhere =
                cases.people().holding("别校", "registrar", cases.units().school("college").id());
        assertThat(web.ask(elsewhere, taken(at, "dbf")).getStatus()).isEqualTo(404);
        assertThat(web.ask(elsewhere, wish("enrolment")).getStatus()).isEqualTo(404);
        comes_back_and_what_differs_stays_a_task(at, one, other, dbf);
    }

    void comes_back_and_what_differs_stays_a_task(String at, UUID one, UUID other, byte[] dbf)
            throws Exception {
        assertThat(answer(at, "a.csv", "姓名,状态\n林一诺,成功\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(MockHttpServletResponse::getStatus)
                .isEqualTo(400);
        var stranger = "学号,姓名\n%s,林一诺\n9999,别人\n".formatted(number(one));
        var refused = answer(at, "a.csv", stranger.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.getContentAsString()).contains("回执第 2 行不在本名单：9999");
        assertThat(
                        told(
                                "select string_agg(distinct state, ' ') from exchange.platform_line l join exchange.platform_list f on f.id = l.list_id where f.institution_id = ?",
                                school.id()))
                .isEqualTo("sent");
        var csv =
                "考生号,姓名,出生日期,身份证号,注册状态,原因\n26330106150001,林一若,2010/3/1,%s,待注册,照片不合格\n"
                        .formatted(documents.get(other));
        assertThat(answer(at, "a.csv", csv.getBytes(GBK)).getStatus()).isEqualTo(302);
        var page = web.ask(registrar, get(at)).getContentAsString();
        assertThat(page)
                .contains("待注册：照片不合格", "姓名：本系统林一诺，平台林一若", "身份证号不一致", "回执中没有", "待处理 2 行")
                .doesNotContain("出生日期：");
        assertThat(
                        told(
                                "select string_agg(answer, ' ') from exchange.platform_line where enrolment_id = ?",
                                one))
                .as("no number of identity stands in the difference")
                .doesNotContain(documents.get(one))
                .doesNotContain(documents.get(other));
        assertThat(web.ask(registrar, get("/")).getContentAsString()).contains("待注册：照片不合格");
        assertThat(answer(at, "a.dbf", dbf).getStatus()).isEqualTo(302);
        assertThat(state(other)).as("named by the second answer").isEqualTo("agreed");
        assertThat(state(one)).as("an answer is not written over").isEqualTo("differs");
        assertThat(answer(at, "a.dbf", dbf).getStatus()).isEqualTo(409);
        assertThat(web.ask(registrar, get(at)).getContentAsString()).doesNotContain("平台多出：");
        var line = told("select id::text from exchange.platform_line where enrolment_id = ?", one);
        var solve = post(at + "/lines/" + line + "/solve").param("solution", "已换照片重报");
        assertThat(web.ask(registrar, post(at + "/lines/" + line + "/solve")).getStatus())
                .isEqualTo(400);
        assertThat(web.ask(registrar, solve).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, solve).getStatus()).isEqualTo(409);
        assertThat(web.ask(registrar, get(at)).getContentAsString()).contains("已换照片重报");
    }

    @Test
    void whom_only_the_platform_has_stays_a_task_too_when_the_file_is_its_export()
            throws Exception {
        var one = newcomer("林一诺");
        var other = newcomer("方启明");
        whole(one, "26330106150001");
        whole(other, "26330106150002");
        var at = at("enrolment");
        var file =
                "考生号,学号,姓名\n26330106150001,%s,林一诺\n26330106159999,90001,陌生人\n,90001,陌生人\n"
                        .formatted(number(one))
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(answer(at, "a.csv", file).getStatus()).as("as a receipt").isEqualTo(400);
        assertThat(exported(at, file).getStatus()).isEqualTo(302);
        assertThat(state(one)).isEqualTo("agreed");
        assertThat(state(other)).isEqualTo("missing");
        var page = web.ask(registrar, get(at)).getContentAsString();
        assertThat(page)
                .contains("陌生人", "90001", "平台多出：文件第 2、3 行", "待处理 2 行")
                .doesNotContain("26330106159999");
        assertThat(web.ask(registrar, get("/")).getContentAsString()).contains("平台多出：文件第 2、3 行");
        assertThat(exported(at, file).getStatus()).as("a second time").isEqualTo(302);
        var extra =
                told(
                        "select id::text from exchange.platform_line where name = '陌生人' and list_id = ?",
                        UUID.fromString(at.substring(at.lastIndexOf('/') + 1)));
        var solve = post(at + "/lines/" + extra + "/solve").param("solution", "已请平台注销");
        assertThat(web.ask(registrar, solve).getStatus()).isEqualTo(302);
        assertThat(web.ask(registrar, get(at)).getContentAsString()).contains("已请平台注销", "待处理 1 行");
        var many = new StringBuilder("学号,姓名\n");
        for (var n = 0; n < 501; n++) {
            many.append("8").append(10_000 + n).append(",陌生人\n");
        }
        assertThat(
                        exported(at, many.toString().getBytes(StandardCharsets.UTF_8))
                                .getContentAsString())
                .contains("501 个名单以外的学生");
    }

    MockHttpServletResponse exported(String at, byte[] content) throws Exception {
        return web.ask(
                registrar,
                multipart(at + "/answer")
                        .file(new MockMultipartFile("result", "a.csv", "text/plain", content))
                        .param("export", "true"));
    }

    @Test
    void years_and_changes_in_national_codes() throws Exception {
        var one = newcomer("林一诺");
        whole(one, "26330106150001");
        sql(
                "insert into registration.year_registration (institution_id, year, enrolment_id, scope_pos, person_id, state) select institution_id, ?, id, scope_pos, person_id, 'registered' from registry.enrolment where id = ?",
                new PlatformRows.Asked(school.id(), "", layouts.get("year"), from(), today)
                        .schoolYear(),
                one);
        var year = read(taken("year")).getFirst();
        assertThat(year)
                .containsEntry("YXDM", "10335")
                .containsEntry("ZCZT", "注册学籍")
                .containsEntry("DQSZJ", Integer.toString(today.minusDays(30).getYear()));
        apply(StandingChange.of(one, StatusVerb.GRANT_LEAVE, today.minusDays(9)), "10");
        apply(StandingChange.of(one, StatusVerb.RETURN_FROM_LEAVE, today.minusDays(4)), "身体好了");
        assertThat(read(taken("year")).getFirst()).containsEntry("ZCZT", "注册学籍");
        var changes = read(taken("status-change"));
        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst())
                .containsEntry("YDLBM", "11")
                .containsEntry("YDYYM", "10")
                .containsEntry("YDRQ", today.minusDays(9).format(DAY))
                .containsEntry("SPRQ", today.format(DAY))
                .containsEntry("SPWH", "学籍〔2026〕1号");
        assertThat(changes.get(1))
                .containsEntry("YDLBM", "12")
                .containsEntry("YDYYM", "99")
                .containsEntry("YDSM", "身体好了");
        var at = at("status-change");
        var csv =
                "XH,YDRQ,YDLBM\n%1$s,%2$s,12\n%1$s,%3$s,12\n"
                        .formatted(number(one), today.minusDays(4), today.minusDays(9));
        assertThat(answer(at, "a.csv", csv.getBytes(StandardCharsets.UTF_8)).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, get(at)).getContentAsString())
                .as("each act is known by its day")
                .contains("异动类别码：本系统11，平台12", "一致 1 行，待处理 1 行");
        assertThat(web.ask(registrar, wish("enrolment-dbf")).getContentAsString())
                .contains("院校名称超过 18 字节");
        sql("update organisation.unit set name = '杭州某学院' where id = ?", school.id());
        assertThat(read(taken("enrolment-dbf")).getFirst())
                .containsEntry("YXMC", "杭州某学院")
                .containsEntry("YXDM", "10335")
                .containsEntry("BZ", "");
    }

    @Test
    void schools_have_lists_of_their_own() throws Exception {
        of("school", "2133000123");
        var one = newcomer("林一诺");
        sql(
                "update registry.enrolment set registry_number_national = true, level = 'L2' where id = ?",
                one);
        numbers.put(one, "G" + documents.get(one));
        photo(one);
        var entry = read(taken("k12-entry")).getFirst();
        assertThat(entry)
                .containsEntry("XXBSM", "2133000123")
                .containsEntry("XBM", "2")
                .containsEntry("MZM", "01")
                .containsEntry("NJ", "7")
                .containsEntry("JHRXM", "林父")
                .containsEntry("JHRGXM", "51");
        assertThat(read(taken("k12-number")).getFirst().get("XJH"))
                .isEqualTo("G" + documents.get(one));
        var campaign =
                cases.people()
                        .system(() ->
                                sql.sql(
                                                "insert into verification.campaign (unit_id, institution_id, name, notice, opens_on, closes_on, opener, opened_at) values (?, ?, 'x', 'x', ?, ?, 'x', now()) returning id")
                                        .params(school.id(), school.id(), today.minusDays(2), today)
                                        .query(UUID.class)
                                        .single());
        sql(
                "insert into verification.line (campaign_id, enrolment_id, scope_pos, person_id, compared, comparer, compared_at) select ?, id, scope_pos, person_id, true, 'x', now() from registry.enrolment where id = ?",
                campaign,
                one);
        assertThat(read(taken("k12-verification")).getFirst())
                .containsEntry("XSDQZTM", "01")
                .containsEntry("HDJG", "一致")
                .containsEntry("HDRQ", today.format(DAY));
        apply(StandingChange.of(one, StatusVerb.TRANSFER_OUT, today.minusDays(1)), null);
        sql(
                "insert into change.transfer (education, first_side, sending_id, sending_name, receiving_name, state, out_event, began_at) select 'school', 'receiving', ?, 'x', '城关中学', 'completed', id, now() from registry.status_event where enrolment_id = ? and verb = 'TRANSFER_OUT'",
                school.id(),
                one);
        assertThat(read(taken("k12-transfer")).getFirst())
                .containsEntry("YDLBM", "21")
                .containsEntry("YDQXXX", "城关中学");
        assertThat(numbers.inClear(documents.get(one)))
                .as("what the lists hold in clear the database does not")
                .isEmpty();
        assertThat(read(taken("k12-leaving")).getFirst())
                .containsEntry("YDLBM", "21")
                .containsEntry("LXZT", "10")
                .containsEntry("YDQXXX", "城关中学");
    }

    @Test
    void every_layout_is_filled_by_something_the_register_has() {
        assertThat(layouts.all()).hasSize(9);
        for (var layout : layouts.all()) {
            var one = newcomer("林一诺");
            sql("update registry.enrolment set schooling_years = 3 where id = ?", one);
            var known = new java.util.HashSet<String>();
            for (var source : PlatformLayout.Source.values()) {
                if (source == layout.source()) {
                    Acting.as(
                            registrar,
                            () ->
                                    known.addAll(
                                            rows.columns(
                                                    new PlatformRows.Asked(
                                                            school.id(),
                                                            "",
                                                            layout,
                                                            from(),
                                                            today))));
                }
            }
            assertThat(known)
                    .as(layout.key())
                    .containsAll(
                            layout.columns().stream()
                                    .map(it -> it.field())
                                    .filter(it -> !it.equals("document"))
                                    .toList());
            assertThat(layout.keys()).isNotEmpty().allSatisfy(layout::column);
        }
    }

    @Test
    void the_command_line_makes_the_same_list_and_loads_the_answer() throws Exception {
        var one = newcomer("林一诺");
        var account = TestAccounts.of(context).holding("registrar", school.id());
        var file = folder.resolve("新生.dbf");
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var export =
                new PlatformExportCommand(
                        desk,
                        context.getBean(ConsoleActors.class),
                        context.getBean(Units.class),
                        problems,
                        out);
        var arguments =
                List.of(
                        "--as",
                        account.username(),
                        "--unit",
                        school.id().toString(),
                        "--layout",
                        "enrolment",
                        "--from",
                        from().toString(),
                        "--to",
                        today.toString(),
                        file.toString());
        assertThat(export.run(List.of("x.dbf"))).isEqualTo(Command.WRONG_USAGE);
        assertThat(export.run(arguments)).isEqualTo(Command.FAILED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(number(one));
        assertThat(file).doesNotExist();
        whole(one, "26330106150001");
        assertThat(export.run(arguments)).isEqualTo(Command.DONE);
        assertThat(read(Files.readAllBytes(file))).hasSize(1);
        var list =
                told(
                        "select id::text from exchange.platform_list where institution_id = ?",
                        school.id());
        var load =
                new PlatformImportCommand(
                        desk,
                        context.getBean(ConsoleActors.class),
                        context.getBean(Units.class),
                        problems,
                        out);
        var loaded =
                List.of(
                        "--as",
                        account.username(),
                        "--unit",
                        school.id().toString(),
                        "--list",
                        list,
                        file.toString());
        assertThat(load.run(List.of())).isEqualTo(Command.WRONG_USAGE);
        assertThat(load.run(loaded)).isEqualTo(Command.DONE);
        assertThat(state(one)).isEqualTo("agreed");
        assertThat(load.run(loaded)).as("a second time").isEqualTo(Command.FAILED);
    }

    @Test
    void whatever_a_platform_gives_out_is_read_or_refused_in_a_sentence_and_nothing_is_written()
            throws Exception {
        var one = newcomer("林一诺");
        var other = newcomer("方启明");
        whole(one, "26330106150001");
        whole(other, "26330106150002");
        var at = at("enrolment");
        var list = UUID.fromString(at.substring(at.lastIndexOf('/') + 1));
        var dbf = web.ask(registrar, taken(at, "dbf")).getContentAsByteArray();
        var csv =
                "学号,姓名,出生日期,注册状态,原因\n%s,林一诺,20100301,注册,\n%s,方启明,20100301,未注册,照片不合格\n"
                        .formatted(number(one), number(other));
        var fuzzed = new FuzzedSheets(problems);
        fuzzed.survives(dbf, 41, 40, it -> undone(list, it));
        fuzzed.survives(csv, 42, 8, it -> undone(list, it));
        assertThat(state(one)).isEqualTo("sent");
    }

    /// Loaded and taken back, so that each file meets a list nobody has answered; what was refused
    /// has written nothing by itself.
    void undone(UUID list, byte[] content) {
        Acting.as(
                registrar,
                () ->
                        transaction.executeWithoutResult(all -> {
                            all.setRollbackOnly();
                            try {
                                desk.answer(list, content, content.length % 2 == 0);
                            } catch (Refused refused) {
                                assertThat(
                                                lists.lines(list, null).stream()
                                                        .map(PlatformLists.Line::state))
                                        .containsOnly("sent");
                                throw refused;
                            }
                        }));
    }

    final Map<UUID, String> documents = new HashMap<>();

    UUID newcomer(String name) {
        var document = document();
        var it = TestStudents.newcomer(name, school.firstClass(), today.minusDays(30));
        var id = cases.students().enrolled(TestStudents.documented(it, "1", document), school.id());
        documents.put(id, document);
        sql(
                "update registry.enrolment set level = '4', study_form = '1', graduation_on = ? where id = ?",
                today.plusYears(3),
                id);
        return id;
    }

    static final AtomicInteger SERIAL = new AtomicInteger((int) (System.nanoTime() % 40_000));

    /// Of a woman, with its check digit.
    static String document() {
        var serial = SERIAL.incrementAndGet();
        var born = LocalDate.of(1960, 1, 1).plusDays(serial % 9_000);
        var body = "330106" + born.format(DAY) + "%03d".formatted(serial / 9_000 * 2 % 1000);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    void whole(UUID enrolment, String candidate) {
        sql(
                "update registry.enrolment set candidate_number = ?, schooling_years = 3 where id = ?",
                candidate,
                enrolment);
        sql(
                "update registry.person set name = '欧阳吉' where name = '欧阳𠮷' and id = (select person_id from registry.enrolment where id = ?)",
                enrolment);
        sql(
                "update registry.student set name = '欧阳吉' where name = '欧阳𠮷' and enrolment_id = ?",
                enrolment);
        sql(
                "update organisation.unit set kind = 'major', code = '080901' where id = ?",
                school.grade());
        photo(enrolment);
    }

    void photo(UUID enrolment) {
        var person =
                UUID.fromString(
                        told(
                                "select person_id::text from registry.enrolment where id = ?",
                                enrolment));
        var file =
                Acting.call(
                        registrar,
                        () ->
                                files.store(
                                        NewFile.of(
                                                web.scope(school.firstClass()).lo(),
                                                person,
                                                "evidence",
                                                "photo.png",
                                                scan())));
        sql("update registry.person set photo_id = ? where id = ?", file.id(), person);
    }

    static byte[] scan() {
        try {
            return TestPeople.scan().readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void apply(StandingChange change, String reason) {
        Acting.as(
                registrar,
                () ->
                        transaction.executeWithoutResult(any ->
                                registry.apply(
                                        change.because(reason, "school").by("学籍〔2026〕1号", null))));
    }

    LocalDate from() {
        return today.minusDays(60);
    }

    org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder wish(String layout) {
        return post("/exchange/platform-lists")
                .param("institution", school.id().toString())
                .param("layout", layout)
                .param("from", from().toString())
                .param("to", today.toString());
    }

    String at(String layout) throws Exception {
        var answer = web.ask(registrar, wish(layout));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    byte[] taken(String layout) throws Exception {
        return web.ask(registrar, taken(at(layout), "dbf")).getContentAsByteArray();
    }

    MockHttpServletResponse answer(String at, String name, byte[] content) throws Exception {
        return web.ask(
                registrar,
                multipart(at + "/answer")
                        .file(new MockMultipartFile("result", name, "text/plain", content)));
    }

    /// By a library that did not write it.
    static List<Map<String, String>> read(byte[] dbf) {
        var reader = new DBFReader(new ByteArrayInputStream(dbf), GBK);
        var all = new java.util.ArrayList<Map<String, String>>();
        for (var row = reader.nextRecord(); row != null; row = reader.nextRecord()) {
            var values = new LinkedHashMap<String, String>();
            for (var at = 0; at < row.length; at++) {
                values.put(
                        reader.getField(at).getName(),
                        row[at] == null ? "" : row[at].toString().strip());
            }
            all.add(values);
        }
        var own = DbfTable.read(dbf, org.matricula.sheet.SheetLimits.usual());
        assertThat(own.rows())
                .as("and by our own reader alike")
                .isEqualTo(all.stream().map(it -> List.copyOf(it.values())).toList());
        return all;
    }

    String text(byte[] xlsx) throws Exception {
        var all = new StringBuilder();
        var file = Files.write(folder.resolve("list.xlsx"), xlsx);
        try (var zip = new ZipFile(file.toFile())) {
            for (var it : Collections.list(zip.entries())) {
                all.append(
                        new String(zip.getInputStream(it).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    String number(UUID enrolment) {
        return told(
                "select student_number from registry.student where enrolment_id = ?", enrolment);
    }

    String state(UUID enrolment) {
        return told("select state from exchange.platform_line where enrolment_id = ?", enrolment);
    }

    List<PlatformLists.Made> made() {
        return Acting.call(registrar, () -> lists.latest(10));
    }

    int sql(String statement, Object... params) {
        return cases.people().system(() -> sql.sql(statement).params(List.of(params)).update());
    }

    String told(String question, Object... params) {
        return cases.people()
                .system(() ->
                        sql.sql(question).params(List.of(params)).query(String.class).single());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder taken(
            String at, String as) {
        return post(at + "/list." + as).param("reason", "九月上传");
    }
}
