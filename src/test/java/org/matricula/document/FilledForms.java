package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;

/// Forms as a case issued them: 除申请人签名和年月日需由学生本人亲自手签以外，其它均需打印 (电大学籍管理工作流程 二1).
public final class FilledForms {

    private static final Pattern SIGNED = Pattern.compile("签名：(?!年月日)\\S");

    private FilledForms() {}

    /// @param offices how many have decided, whose names are in print
    /// @param facts what the applicant typed or the register knows, without white space
    public static void onlyTheApplicantSigns(
            Documents documents, Actor by, UUID caseId, String kind, int offices, String... facts) {
        var text = text(documents, by, caseId, kind);
        assertThat(text).as(kind).containsOnlyOnce("签名：年月日").contains(facts);
        assertThat(text.substring(text.indexOf("申请人"))).contains("签名：年月日");
        assertThat(text).contains("姓名", "学号", "编号：").doesNotContain("____");
        assertThat(SIGNED.matcher(text).results().count()).as("offices").isEqualTo(offices);
    }

    /// Without white space, which depends on where lines break.
    private static String text(Documents documents, Actor by, UUID caseId, String kind) {
        return Acting.call(
                by,
                () -> {
                    var it =
                            documents.ofCase(caseId).stream()
                                    .filter(one -> one.kind().code().equals(kind))
                                    .findFirst()
                                    .orElseThrow();
                    try (var pdf = Loader.loadPDF(documents.open(it.id()).bytes())) {
                        return new PDFTextStripper().getText(pdf).replaceAll("[\\h\\v]+", "");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
