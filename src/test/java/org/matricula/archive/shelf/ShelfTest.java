package org.matricula.archive.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
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

/// A class put into boxes, found and moved by scanner, and counted.
@ProgramTest
class ShelfTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired KeepPlaces keepPlaces;
    @Autowired FileIntoBoxes fileIntoBoxes;
    @Autowired TakeStock takeStock;
    @Autowired ReadPlaces readPlaces;
    @Autowired StorageRows rows;
    @Autowired Clock clock;

    WebSteps web;
    TestUnits.School school;
    Actor keeper;
    UUID shelf;

    @BeforeEach
    void a_filed_class_of_five_and_a_shelf() throws Exception {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        keeper = web.staff("archive-keeper", school.id());
        var students = new TestStudents(intake, transaction, sql);
        var file =
                post("/archives/file")
                        .param("unit", school.firstClass().toString())
                        .param("place", "待装盒")
                        .param("why", "待补");
        for (var i = 0; i < 5; i++) {
            file.param(
                    "student",
                    students.enrolled(
                                    school.id(),
                                    school.firstClass(),
                                    LocalDate.now(clock).minusDays(30))
                            .toString());
        }
        assertThat(web.ask(keeper, file).getStatus()).isEqualTo(302);
        var room = Acting.call(keeper, () -> keepPlaces.add(null, "一库", 2));
        shelf = Acting.call(keeper, () -> keepPlaces.add(room, "甲架", 4));
    }

    @Test
    void a_class_is_boxed_without_a_gap_and_the_labels_can_be_scanned() throws Exception {
        refused("place.per-box", () -> fileIntoBoxes.file(shelf, school.firstClass(), 0));
        refused("place.too-small", () -> fileIntoBoxes.file(shelf, school.firstClass(), 1));
        refused("place.none-loose", () -> fileIntoBoxes.file(shelf, school.secondClass(), 2));
        refused("place.name", () -> keepPlaces.add(shelf, " ", 3));
        refused("place.capacity", () -> keepPlaces.add(shelf, "x", 0));
        var done =
                web.ask(
                        keeper,
                        post("/archives/places/" + shelf + "/boxes")
                                .param("unit", school.firstClass().toString())
                                .param("perBox", "2"));
        assertThat(done.getStatus()).isEqualTo(302);
        assertThat(lying()).containsExactly("H-00001 1 2 2", "H-00002 1 2 2", "H-00003 1 1 1");
        var box = box("H-00001");
        refused("place.parent", () -> keepPlaces.add(box, "x", 3));
        for (var it : List.of("/archives/places", "/archives/places/" + shelf)) {
            assertThat(web.ask(keeper, get(it)).getContentAsString()).contains("甲架", "J-00001");
        }
        var volume = numbers("H-00001").getFirst();
        assertThat(
                        web.ask(keeper, get("/archives/places/scan").param("code", "H-00001"))
                                .getRedirectedUrl())
                .isEqualTo("/archives/places/" + box);
        assertThat(
                        web.ask(keeper, get("/archives/places/scan").param("code", volume))
                                .getRedirectedUrl())
                .startsWith("/archives/");
        assertThat(
                        web.ask(keeper, get("/archives/places/scan").param("code", "H-99999"))
                                .getContentAsString())
                .contains("没有条码 H-99999");
        var pdf =
                web.ask(keeper, get("/archives/places/" + box + "/labels.pdf"))
                        .getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("H-00001", volume);
            var page = new PDFRenderer(document).renderImageWithDPI(0, 300);
            var half = page.getSubimage(0, 0, page.getWidth() / 2, page.getHeight() / 5);
            assertThat(
                            new Code128Reader()
                                    .decode(
                                            new BinaryBitmap(
                                                    new HybridBinarizer(
                                                            new RGBLuminanceSource(
                                                                    half.getWidth(),
                                                                    half.getHeight(),
                                                                    half.getRGB(
                                                                            0,
                                                                            0,
                                                                            half.getWidth(),
                                                                            half.getHeight(),
                                                                            null,
                                                                            0,
                                                                            half.getWidth())))))
                                    .getText())
                    .isEqualTo("H-00001");
        }
        var elsewhere =
                web.staff("archive-keeper", new TestUnits(sql, transaction).school("college").id());
        assertThat(web.ask(elsewhere, get("/archives/places/" + box)).getStatus()).isEqualTo(404);
    }

    @Test
    void each_school_numbers_its_own_and_nobody_moves_anothers_volume() throws Exception {
        Acting.call(keeper, () -> fileIntoBoxes.file(shelf, school.firstClass(), 2));
        var first = numbers("H-00001");
        a_filed_class_of_five_and_a_shelf();
        Acting.call(keeper, () -> fileIntoBoxes.file(shelf, school.firstClass(), 2));
        assertThat(numbers("H-00001")).isEqualTo(first);
        var above =
                new Actor(
                        keeper.account(),
                        keeper.name(),
                        keeper.role(),
                        null,
                        org.matricula.kernel.Scope.ALL,
                        "test");
        Acting.as(
                above,
                () ->
                        transaction.executeWithoutResult(it -> {
                            assertThat(readPlaces.found("H-00001")).as("of which school").isEmpty();
                            assertThat(readPlaces.found(first.getFirst())).isEmpty();
                            assertThat(rows.moved(school.id(), first)).hasSize(first.size());
                        }));
    }

    @Test
    void a_scanned_volume_moves_and_what_it_leaves_closes_up() throws Exception {
        Acting.call(keeper, () -> fileIntoBoxes.file(shelf, school.firstClass(), 2));
        var first = numbers("H-00001");
        refused("place.full", () -> fileIntoBoxes.move("H-00002", first, "调整"));
        refused("place.unknown", () -> fileIntoBoxes.move("H-00003", List.of("无此卷"), "调整"));
        refused("place.box", () -> fileIntoBoxes.move("J-00001", first, "调整"));
        refused("place.reason", () -> fileIntoBoxes.move("H-00003", first, " "));
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/places/move")
                                                .param("box", "H-00003")
                                                .param("codes", first.getFirst() + "\r\n")
                                                .param("reason", "补入"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(lying()).containsExactly("H-00001 1 1 1", "H-00002 1 2 2", "H-00003 1 2 2");
        assertThat(numbers("H-00003").getLast()).isEqualTo(first.getFirst());
        var volume = readPlacesOf("H-00003").getLast().id();
        assertThat(web.ask(keeper, get("/archives/" + volume)).getContentAsString())
                .contains("一库 甲架", "H-00003");
        assertThat(
                        web.ask(
                                        keeper,
                                        post("/archives/" + volume + "/place")
                                                .param("place", "x")
                                                .param("reason", "x"))
                                .getContentAsString())
                .contains("已装盒");
    }

    @Test
    void two_who_box_one_class_at_once_box_it_once() throws Exception {
        Callable<String> act =
                () ->
                        Acting.call(
                                keeper,
                                () -> {
                                    try {
                                        return "boxes "
                                                + fileIntoBoxes.file(shelf, school.firstClass(), 3);
                                    } catch (Refused refused) {
                                        return refused.getMessage();
                                    }
                                });
        var said = new ArrayList<String>();
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var it : two.invokeAll(List.of(act, act))) {
                said.add(it.get());
            }
        }
        assertThat(said).contains("boxes 2").anyMatch(it -> it.contains("place.none-loose"));
    }

    @Test
    void a_count_names_what_is_missing_misplaced_or_unknown() throws Exception {
        Acting.call(keeper, () -> fileIntoBoxes.file(shelf, school.firstClass(), 2));
        var first = numbers("H-00001");
        var second = numbers("H-00002");
        var third = numbers("H-00003");
        lend(third.getFirst());
        var opened = web.ask(keeper, post("/archives/places/" + shelf + "/stocktakes"));
        var path = opened.getRedirectedUrl();
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        refused("place.counting", () -> takeStock.open(shelf));
        refused("place.box", () -> takeStock.scan(id, List.of("H-00009")));
        var codes =
                String.join(
                        "\n",
                        "H-00001",
                        first.get(0),
                        second.get(0),
                        "H-00002",
                        second.get(1),
                        "不是条码");
        assertThat(web.ask(keeper, post(path + "/scans").param("codes", codes)).getStatus())
                .isEqualTo(302);
        Acting.call(keeper, () -> takeStock.scan(id, List.of(second.get(1))));
        Acting.call(keeper, () -> takeStock.scan(id, List.of("H-00002", second.get(1))));
        assertThat(web.ask(keeper, post(path + "/close")).getStatus()).isEqualTo(302);
        var view = Acting.call(keeper, () -> readPlaces.stocktake(id));
        assertThat(view.lines())
                .extracting(
                        it -> it.code() + " " + it.finding() + " " + it.belongs() + " " + it.lies())
                .containsExactlyInAnyOrder(
                        first.get(1) + " missing H-00001 null",
                        second.get(0) + " misplaced H-00002 H-00001",
                        "不是条码 unknown null H-00002");
        assertThat(view.stocktake().expected()).as("the lent one is not expected").isEqualTo(4);
        assertThat(view.stocktake().found()).isEqualTo(3);
        refused("place.closed", () -> takeStock.scan(id, List.of(first.get(1))));
        Acting.call(keeper, () -> fileIntoBoxes.move("H-00003", List.of(first.get(1)), "找到"));
        assertThat(Acting.call(keeper, () -> readPlaces.stocktake(id)).lines())
                .as("as it was when it was closed")
                .hasSize(3);
        var xlsx = web.ask(keeper, get(path + "/differences.xlsx")).getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var sheet = book.getSheetAt(0);
            assertThat(
                            IntStream.rangeClosed(1, 3)
                                    .mapToObj(n -> sheet.getRow(n).getCell(2).getStringCellValue()))
                    .containsExactlyInAnyOrder("应在未见", "错放", "不明条码");
        }
        assertThat(web.ask(keeper, get(path)).getContentAsString()).contains("应有 4 卷，实有 3 卷");
    }

    /// Box, lowest and highest number in it, how many.
    private List<String> lying() {
        return Acting.call(
                keeper,
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                """
                                                select b.code || ' ' || min(v.box_seq) || ' ' || max(v.box_seq) || ' ' || count(*)
                                                  from archive.volume v join archive.place b on b.id = v.box_id
                                                 where b.institution_id = ? group by b.code order by b.code
                                                """)
                                        .param(school.id())
                                        .query(String.class)
                                        .list()));
    }

    private UUID box(String code) {
        return Acting.call(
                keeper,
                () ->
                        readPlaces.open(shelf).places().stream()
                                .filter(it -> it.code().equals(code))
                                .findFirst()
                                .orElseThrow()
                                .id());
    }

    private List<BoxedVolume> readPlacesOf(String code) {
        return Acting.call(keeper, () -> readPlaces.open(box(code)).volumes());
    }

    private List<String> numbers(String code) {
        return readPlacesOf(code).stream().map(BoxedVolume::number).toList();
    }

    private void lend(String number) {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                """
                                                insert into archive.loan (institution_id, volume_id, enrolment_id, scope_pos, person_id, way,
                                                  purpose, borrower, state, asker, asked_at, decided_at, out_at)
                                                select institution_id, id, enrolment_id, scope_pos, person_id, 'on-site', 'x', 'x', 'out',
                                                       'x', now(), now(), now()
                                                  from archive.volume where number = ? and institution_id = ?
                                                """)
                                        .param(number)
                                        .param(school.id())
                                        .update()));
    }

    private void refused(String code, Runnable act) {
        assertThatThrownBy(() -> Acting.as(keeper, act))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }
}
