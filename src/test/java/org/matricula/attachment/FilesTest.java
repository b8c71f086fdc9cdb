package org.matricula.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class FilesTest {

    static final long HERE = 5_000_000;

    @Autowired Files files;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    UUID person;

    @BeforeEach
    void somebody() {
        person = UUID.randomUUID();
    }

    @Test
    void a_photograph_is_made_anew_without_what_the_camera_wrote() throws IOException {
        var sent = withExif(jpeg(400, 300), 6);

        var stored = store("photo", "张三.JPG", sent);
        var kept = bytes(stored);

        assertThat(stored.mediaType()).isEqualTo("image/jpeg");
        assertThat(List.of(stored.width(), stored.height()))
                .as("turned upright")
                .containsExactly(300, 400);
        assertThat(stored.name()).isEqualTo("张三.jpg");
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain("secret place");
        var picture = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(new Color(picture.getRGB(290, 10)).getRed())
                .as("the red corner turned right")
                .isGreaterThan(200);
        assertThat(new Color(picture.getRGB(10, 10)).getRed()).isLessThan(100);
    }

    @Test
    void each_way_of_holding_the_camera_ends_upright() {
        for (var way = 1; way <= 8; way++) {
            var picture = Orientation.upright(corner(40, 20), way);
            var wide = way < 5;
            assertThat(picture.getWidth()).as("way %d", way).isEqualTo(wide ? 40 : 20);
            var red =
                    new int[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}}
                            [way - 1];
            var x = red[0] == 0 ? 2 : picture.getWidth() - 3;
            var y = red[1] == 0 ? 2 : picture.getHeight() - 3;
            assertThat(new Color(picture.getRGB(x, y))).as("way %d", way).isEqualTo(Color.RED);
        }
    }

    @Test
    void what_hides_behind_a_picture_does_not_come_along() throws IOException {
        var polyglot =
                join(
                        png(50, 50),
                        "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        var kept = bytes(store("evidence", "x.png", polyglot));

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void words_beside_a_picture_are_read_up_to_a_bound_and_never_all_inflated() throws IOException {
        var picture = png(50, 50);
        var bomb = new ByteArrayOutputStream();
        bomb.write(picture, 0, 33);
        var comment = "Comment\0\0".getBytes(StandardCharsets.US_ASCII);
        var swelling = chunk("zTXt", join(comment, zeros(4_000_000)));
        for (var i = 0; i < 400; i++) {
            bomb.write(swelling);
        }
        bomb.write(picture, 33, picture.length - 33);
        assertThat(PngWords.of(bomb.toByteArray()).program()).isNull();

        var shot = new ByteArrayOutputStream();
        shot.write(picture, 0, 33);
        shot.write(chunk("tEXt", "Software\0gnome-screenshot".getBytes(StandardCharsets.US_ASCII)));
        shot.write(picture, 33, picture.length - 33);
        assertThat(PngWords.of(shot.toByteArray()).program()).isEqualTo("gnome-screenshot");
        assertThat(store("evidence", "x.png", shot.toByteArray()).name()).isEqualTo("x.png");
    }

    static byte[] zeros(int many) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(new byte[many]);
        }
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] content) {
        var body = join(type.getBytes(StandardCharsets.US_ASCII), content);
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(content.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    @Test
    void the_same_content_lies_once_and_is_found_by_its_digest() throws IOException {
        var content = png(30, 30);
        var one = store("evidence", "a.png", content);
        var other = store("evidence", "b.png", content);

        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(bytes(one)).isEqualTo(bytes(other));
        assertThat(within(() -> files.of(person)))
                .extracting(StoredFile::name)
                .containsExactly("b.png", "a.png");
    }

    @Test
    void a_harmless_paper_is_kept_as_it_is() throws IOException {
        var pdf = pdf(document -> {});
        assertThat(bytes(store("evidence", "诊断证明.pdf", pdf))).isEqualTo(pdf);
    }

    @Test
    void a_paper_that_acts_or_is_locked_is_refused() throws IOException {
        assertThat(
                        refusal(
                                pdf(document ->
                                        document.getDocumentCatalog()
                                                .setOpenAction(
                                                        new PDActionJavaScript("app.alert(1)")))))
                .isEqualTo("file.pdf.active");
        assertThat(
                        refusal(
                                pdf(document -> {
                                    var action = new PDActionLaunch();
                                    action.getCOSObject().setString(COSName.F, "calc.exe");
                                    document.getDocumentCatalog().setOpenAction(action);
                                })))
                .isEqualTo("file.pdf.active");
        assertThat(
                        refusal(
                                pdf(document ->
                                        document.protect(
                                                new StandardProtectionPolicy(
                                                        "owner", "", new AccessPermission())))))
                .isEqualTo("file.pdf.locked");
        assertThat(
                        refusal(
                                pdf(document ->
                                        document.protect(
                                                new StandardProtectionPolicy(
                                                        "o", "u", new AccessPermission())))))
                .isEqualTo("file.pdf.locked");
        assertThat(refusal("%PDF-1.7\nnothing more".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("file.unreadable");
    }

    @Test
    void a_paper_that_swells_beyond_measure_is_not_opened() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }
        var bomb =
                join(
                        "%%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length %d>>\nstream\n"
                                .formatted(packed.size())
                                .getBytes(StandardCharsets.US_ASCII),
                        packed.toByteArray());
        assertThat(refusal(bomb)).isEqualTo("file.pdf.swells");
    }

    @Test
    void what_is_not_a_picture_or_paper_is_refused_whatever_it_is_called() {
        var svg =
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
        var html = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";
        var exe = join(new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0}, new byte[200]);
        for (var content :
                List.of(
                        svg.getBytes(StandardCharsets.UTF_8),
                        html.getBytes(StandardCharsets.UTF_8),
                        exe,
                        new byte[] {1, 2, 3},
                        "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1))) {
            assertThat(refusal(content)).isEqualTo("file.type");
        }
        assertThat(refusal(new byte[0])).isEqualTo("file.empty");
        assertThat(refusal(Arrays.copyOf(jpeg(200, 200), 300))).isEqualTo("file.unreadable");
        assertThat(refusal("photo", pdf(document -> {}))).isEqualTo("file.type");
    }

    @Test
    void a_picture_of_too_many_pixels_is_refused_by_its_header_alone() {
        assertThat(refusal(pngHeader(100_000, 100_000))).isEqualTo("file.pixels");
        assertThat(refusal("photo", png(20, 20))).isEqualTo("file.small");
    }

    @Test
    void a_file_beyond_its_kinds_size_is_refused_without_reading_on() {
        var endless =
                new java.io.InputStream() {
                    long given;

                    @Override
                    public int read() {
                        given++;
                        return 0;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        given += length;
                        return length;
                    }
                };
        var refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                within(() ->
                                        files.store(
                                                new NewFile(
                                                        HERE, person, "evidence", "x", endless))));
        assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("file.size");
        assertThat(endless.given).isLessThan(12L * 1024 * 1024);
    }

    @Test
    void hostile_names_are_only_ever_shown_and_shown_harmless() throws IOException {
        var content = png(10, 10);
        for (var name :
                List.of(
                        "../../etc/passwd",
                        "..\\..\\windows\\system32\\x.exe",
                        "C:\\x\\张三.png",
                        "a\u202Egnp.exe",
                        "x\r\nSet-Cookie: a=b.png",
                        "\u0000.png",
                        "<script>alert(1)</script>.png",
                        "=cmd|' /C calc'!A0.png",
                        "CON",
                        "...",
                        "",
                        " ",
                        "a/b",
                        "\ud800x.png",
                        "长".repeat(500) + ".png",
                        "%2e%2e%2fx.png",
                        "x.png.php")) {
            var stored = store("evidence", name, content);
            assertThat(stored.name())
                    .as(name)
                    .endsWith(".png")
                    .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}<>:\"|?*/\\\\%;]")
                    .doesNotStartWith(".")
                    .hasSizeLessThanOrEqualTo(100);
            assertThat(bytes(stored)).isNotEmpty();
        }
        assertThat(store("evidence", "王小明·身份证.jpeg", content).name()).isEqualTo("王小明·身份证.png");
    }

    @Test
    void a_file_beyond_reach_is_not_there() {
        var stored = store("evidence", "a.png", png(10, 10));
        var elsewhere =
                new Actor(
                        UUID.randomUUID(),
                        "李",
                        "registrar",
                        null,
                        new Scope(0, HERE - 1, List.of()),
                        "test");
        var otherWard =
                new Actor(
                        UUID.randomUUID(),
                        "母",
                        "guardian",
                        null,
                        new Scope(0, HERE + 1, List.of(UUID.randomUUID())),
                        "test");
        var ownWard =
                new Actor(
                        UUID.randomUUID(),
                        "父",
                        "guardian",
                        null,
                        new Scope(0, HERE + 1, List.of(person)),
                        "test");

        assertThatThrownBy(() -> Acting.call(elsewhere, () -> files.open(stored.id())))
                .isInstanceOf(Absent.class);
        assertThatThrownBy(() -> Acting.call(otherWard, () -> files.open(stored.id())))
                .isInstanceOf(Absent.class);
        assertThat(Acting.call(ownWard, () -> files.open(stored.id())).file().id())
                .isEqualTo(stored.id());
    }

    @Test
    void reading_a_persons_file_stands_in_the_ledger() {
        var stored = store("evidence", "a.png", png(10, 10));
        within(() -> files.open(stored.id()));

        var acts =
                within(() ->
                        transaction.execute(status ->
                                sql.sql(
                                                "select action from audit.entry where subject = ? order by at")
                                        .param("file:" + stored.id())
                                        .query(String.class)
                                        .list()));
        assertThat(acts).containsExactly("file.store", "file.read");
    }

    StoredFile store(String kind, String name, byte[] content) {
        return within(() -> files.store(NewFile.of(HERE, person, kind, name, content)));
    }

    byte[] bytes(StoredFile file) throws IOException {
        return within(() -> files.open(file.id())).bytes();
    }

    String refusal(byte[] content) {
        return refusal("evidence", content);
    }

    String refusal(String kind, byte[] content) {
        var refused = catchThrowableOfType(Refused.class, () -> store(kind, "x.png", content));
        return refused == null ? "none" : refused.refusals().getFirst().code();
    }

    static <T> T within(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), work::get);
    }

    interface Drawing {
        void on(PDDocument document) throws IOException;
    }

    static byte[] pdf(Drawing drawing) {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            drawing.on(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Blue with a red upper left corner.
    static BufferedImage corner(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 4, height / 4);
        pen.dispose();
        return picture;
    }

    static byte[] jpeg(int width, int height) {
        return image("jpeg", width, height);
    }

    static byte[] png(int width, int height) {
        return image("png", width, height);
    }

    static byte[] image(String format, int width, int height) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(corner(width, height), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] withExif(byte[] jpeg, int way) {
        var tiff = ByteBuffer.allocate(60);
        tiff.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) way)
                .putShort((short) 0);
        tiff.putInt(0).put("secret place".getBytes(StandardCharsets.US_ASCII));
        var segment =
                ByteBuffer.allocate(64)
                        .put((byte) 0xFF)
                        .put((byte) 0xE1)
                        .putShort((short) 62)
                        .put(tiff.array());
        return join(
                Arrays.copyOf(jpeg, 2),
                join(segment.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length)));
    }

    static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        var out =
                ByteBuffer.allocate(33)
                        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        return out.putInt(13).put(header.array()).putInt((int) crc.getValue()).array();
    }

    static byte[] join(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
