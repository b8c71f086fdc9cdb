package org.matricula.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// 案卷目录 and 卷内目录 to be taken along.
@Controller
@OpenToVolumes
class VolumeCataloguePage {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final VolumeCatalogue catalogue;

    VolumeCataloguePage(VolumeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/archives/catalogue.pdf")
    ResponseEntity<byte[]> pdf(@RequestParam(required = false) @Nullable UUID unit) {
        return paper(catalogue.pdf(unit), "catalogue.pdf");
    }

    @GetMapping("/archives/catalogue.xlsx")
    void xlsx(@RequestParam(required = false) @Nullable UUID unit, HttpServletResponse response)
            throws IOException {
        // what is refused is told on a page, not in half a file
        var out = new ByteArrayOutputStream();
        catalogue.xlsx(unit, out);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"catalogue.xlsx\"");
        out.writeTo(response.getOutputStream());
    }

    @GetMapping("/archives/{volume}/contents.pdf")
    ResponseEntity<byte[]> contents(@PathVariable UUID volume) {
        return paper(catalogue.contents(volume), "contents.pdf");
    }

    private static ResponseEntity<byte[]> paper(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
                .body(pdf);
    }
}
