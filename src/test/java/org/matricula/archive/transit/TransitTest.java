package org.matricula.archive.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.Documents;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A file leaves with its letter, its receipt is chased until it is there; another is called for.
@ProgramTest
class TransitTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired SendFile sendFile;
    @Autowired CloseShipment closeShipment;
    @Autowired ReadShipments readShipments;
    @Autowired ChaseReceipts chaseReceipts;
    @Autowired Documents documents;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor keeper;
    String number;
    LocalDate today;

    @BeforeEach
    void a_filed_volume() throws Exception {
        web = new WebSteps(mvc, sql);
        today = LocalDate.now(clock);
        school = new TestUnits(sql, transaction).school("college");
        keeper = web.staff("archive-keeper", school.id());
        // notices reach an account
        sql.sql("insert into identity.account (id, username, name) values (:id, :name, '王')")
                .param("id", keeper.account())
                .param("name", "transit-" + keeper.account())
                .update();
        var newcomer = TestStudents.newcomer("欧阳明", school.firstClass(), today.minusDays(30));
        number = newcomer.studentNumber();
        var student = new TestStudents(intake, transaction, sql).enrolled(newcomer, school.id());
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/file")
                                                .param("unit", school.firstClass().toString())
                                                .param("student", student.toString())
                                                .param("place", "一库")
                                                .param("why", "待补"))
                                .getStatus())
                .isEqualTo(302);
    }

    @Test
    void a_file_that_left_is_not_lent_and_its_receipt_comes_back() throws Exception {
        var sealed = new Parcel("ems", "EMS 1024", true, 3, null);
        refused("shipment.volume", () -> sendFile.send(to("无此卷"), sealed, null));
        refused(
                "shipment.tracking",
                () -> sendFile.send(to(number), new Parcel("ems", " ", true, 3, null), null));
        refused(
                "shipment.unsealed",
                () -> sendFile.send(to(number), new Parcel("ems", "1", false, 3, null), null));
        refused(
                "shipment.pieces",
                () -> sendFile.send(to(number), new Parcel("ems", "1", true, 0, null), null));
        refused(
                "shipment.carrier",
                () -> sendFile.send(to(number), new Parcel("x", "1", true, 1, null), null));
        refused(
                "shipment.moved-on",
                () ->
                        sendFile.send(
                                to(number),
                                new Parcel("ems", "1", true, 1, today.plusDays(1)),
                                null));
        refused("shipment.due", () -> sendFile.send(to(number), sealed, today.minusDays(1)));
        held(true);
        refused("shipment.held", () -> sendFile.send(to(number), sealed, null));
        held(false);
        var sent =
                web.ask(
                        keeper,
                        post("/archives/shipments/out")
                                .param("subject", number)
                                .param("body", "某市人才服务中心")
                                .param("ground", "毕业转档")
                                .param("requestNumber", "人调〔2026〕8 号")
                                .param("carrier", "secret-mail")
                                .param("tracking", "机 7788")
                                .param("sealed", "true")
                                .param("movedOn", today.minusDays(3).toString())
                                .param("pieces", "3"));
        assertThat(sent.getStatus()).isEqualTo(302);
        var path = sent.getRedirectedUrl();
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        var it = Acting.call(keeper, () -> readShipments.get(id));
        assertThat(it.movedOn()).isEqualTo(today.minusDays(3));
        assertThat(it.dueOn()).as("as the rule has it").isEqualTo(today.plusDays(30));
        assertThat(letter(it.documentId()))
                .contains("学生档案转递通知单", "某市人才服务中心", "机7788", "毕业转档", "回执", it.number());
        assertThat(page(path)).contains("已转出，待回执", "人调〔2026〕8 号");
        refused("shipment.out", () -> sendFile.send(to(number), sealed, null));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/loans")
                                                .param("volume", number)
                                                .param("way", "on-site")
                                                .param("purpose", "核对"))
                                .getContentAsString())
                .contains("已经转出，不能借阅");
        refused(
                "shipment.receipt-on",
                () -> closeShipment.receipt(id, today.plusDays(1), "李", null));
        refused("shipment.receipt-by", () -> closeShipment.receipt(id, today, " ", null));
        late(id);
        chaseReceipts.morning();
        chaseReceipts.morning();
        assertThat(notices()).containsOnlyOnce("shipment.told.late");
        assertThat(page("/archives/shipments?which=overdue")).contains("欧阳明", "逾期");
        assertThat(
                        web.ask(
                                        keeper,
                                        post(path + "/receipt")
                                                .param("on", today.toString())
                                                .param("by", "某市人才服务中心 李"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(page(path)).contains("回执已办", "某市人才服务中心 李", "提醒次数");
        assertThat(page("/archives/shipments?which=overdue")).doesNotContain("欧阳明");
        refused("shipment.not-sent", () -> closeShipment.receipt(id, today, "李", null));
        assertThat(page("/archives/" + it.volumeId())).contains("利用登记", "转出", it.number());
        Acting.as(keeper, () -> closeShipment.returned(id, "查无此人"));
        assertThat(Acting.call(keeper, () -> sendFile.send(to(number), sealed, null)))
                .as("what came back may go again")
                .isNotEqualTo(id);
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get(path)).getStatus()).isEqualTo(404);
    }

    @Test
    void a_file_is_called_for_comes_in_and_is_acknowledged() throws Exception {
        refused("shipment.student", () -> sendFile.call(to("没有"), null));
        refused(
                "shipment.body",
                () -> sendFile.call(new Errand(number, " ", null, "x", null), null));
        var called =
                web.ask(
                        keeper,
                        post("/archives/shipments/in")
                                .param("subject", number)
                                .param("body", "某县第一中学")
                                .param("ground", "新生建档"));
        var path = called.getRedirectedUrl();
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        refused("shipment.called", () -> sendFile.call(to(number), null));
        refused("shipment.not-arrived", () -> closeShipment.acknowledge(id));
        var it = Acting.call(keeper, () -> readShipments.get(id));
        assertThat(letter(it.documentId())).contains("调档函", "某县第一中学", "新生建档");
        refused(
                "shipment.moved-on",
                () ->
                        closeShipment.arrived(
                                id, new Parcel("ems", "1", true, 1, today.plusDays(1))));
        assertThat(
                        web.ask(
                                        keeper,
                                        post(path + "/arrival")
                                                .param("carrier", "ems")
                                                .param("movedOn", today.minusDays(1).toString())
                                                .param("tracking", "EMS 9")
                                                .param("pieces", "5"))
                                .getStatus())
                .isEqualTo(302);
        refused(
                "shipment.not-called",
                () -> closeShipment.arrived(id, new Parcel("ems", "1", true, 1, null)));
        assertThat(page(path)).contains("封口损坏", "已收到，待回执");
        assertThat(web.ask(keeper, post(path + "/acknowledgement")).getStatus()).isEqualTo(302);
        var done = Acting.call(keeper, () -> readShipments.get(id));
        assertThat(done.movedOn()).isEqualTo(today.minusDays(1));
        assertThat(letter(done.receiptId())).contains("学生档案回执", "5件", "封口已损坏");
    }

    @Test
    void a_file_that_does_not_come_is_called_off_and_called_for_again() throws Exception {
        var id = Acting.call(keeper, () -> sendFile.call(to(number), null));
        refused("shipment.call-off", () -> closeShipment.calledOff(id, true, " "));
        var path = "/archives/shipments/" + id;
        assertThat(page(path)).contains("撤销调档", "对方不予提供");
        assertThat(
                        web.ask(
                                        keeper,
                                        post(path + "/withdraw")
                                                .param("declined", "true")
                                                .param("note", "已交县档案馆"))
                                .getStatus())
                .isEqualTo(302);
        var it = Acting.call(keeper, () -> readShipments.get(id));
        assertThat(it.state()).isEqualTo("declined");
        assertThat(page(path)).contains("已交县档案馆").doesNotContain("撤销调档", "登记来档");
        assertThat(stands(it.documentId())).as("the letter is void").isFalse();
        refused("shipment.not-called", () -> closeShipment.calledOff(id, true, "又"));
        refused(
                "shipment.not-called",
                () -> closeShipment.arrived(id, new Parcel("ems", "1", true, 1, null)));
        var again = Acting.call(keeper, () -> sendFile.call(to(number), null));
        late(again);
        assertThat(page("/archives/shipments?which=overdue")).contains("逾期未办结", "欧阳明");
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/api/v1/archive-shipments/" + again + "/withdrawal")
                                                .contentType("application/json")
                                                .content("{\"note\": \"学生已转走\"}"))
                                .getStatus())
                .isEqualTo(204);
        assertThat(Acting.call(keeper, () -> readShipments.get(again)).state())
                .isEqualTo("withdrawn");
        chaseReceipts.morning();
        assertThat(notices()).as("nobody is reminded of it").isEmpty();
        assertThat(page("/archives/shipments")).doesNotContain("欧阳明");
    }

    private boolean stands(UUID document) {
        return Acting.call(
                keeper, () -> transaction.execute(it -> documents.get(document).stands()));
    }

    private void held(boolean on) throws Exception {
        var volume =
                Acting.call(
                        keeper,
                        () ->
                                transaction.execute(it ->
                                        sql.sql("select id from archive.volume")
                                                .query(UUID.class)
                                                .single()));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/" + volume + (on ? "/hold" : "/lift"))
                                                .param("reason", "诉讼"))
                                .getStatus())
                .isEqualTo(302);
    }

    private Errand to(String subject) {
        return new Errand(subject, "某单位", null, "毕业转档", null);
    }

    private String letter(UUID document) throws Exception {
        var bytes =
                Acting.call(
                        keeper,
                        () ->
                                transaction.execute(it -> {
                                    try {
                                        return documents.open(document).bytes();
                                    } catch (java.io.IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                }));
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private List<String> notices() {
        return Acting.call(
                keeper,
                () ->
                        transaction.execute(it ->
                                sql.sql("select key from notice.notice")
                                        .query(String.class)
                                        .list()));
    }

    private void late(UUID id) {
        changed(
                "update archive.shipment set due_on = due_on - 60, moved_on = moved_on - 60 where id = ?",
                id);
    }

    private void changed(String update, UUID id) {
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(it -> sql.sql(update).param(id).update()));
    }

    private String page(String path) throws Exception {
        return web.ask(keeper, get(path)).getContentAsString();
    }

    private void refused(String code, Runnable act) {
        assertThatThrownBy(() -> Acting.as(keeper, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }
}
