package org.matricula.graduation.photograph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedPhotosTest {

    @Autowired Problems problems;

    @Test
    void whatever_the_photographer_sends_is_unpacked_or_refused_in_a_sentence() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var n = 0; n < 4; n++) {
                zip.putNextEntry(new ZipEntry("202600" + n + ".jpg"));
                zip.write(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) n});
                zip.closeEntry();
            }
        }
        new FuzzedSheets(problems)
                .survives(bytes.toByteArray(), 31, 12, it -> new PhotoArchive(it).names());
    }
}
