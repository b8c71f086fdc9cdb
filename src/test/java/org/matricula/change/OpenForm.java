package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;

/// 除申请人签名和年月日需由学生本人亲自手签以外，其它均需打印 (电大学籍管理工作流程 二1): the form a case has issued, read from its PDF and
/// held to it.
public record OpenForm(Documents documents, Actor reader) {

    private static final String BLANK = "签名：年月日";
    private static final Pattern SIGNED = Pattern.compile("签名：(?!年月日)[\\p{IsHan}a-z]");

    /// @param signers how many offices have spoken, whose names stand in print
    /// @param facts label and value of what the form asks for
    public void held(UUID id, DocumentKind kind, int signers, String... facts) {
        var text = text(id, kind);
        assertThat(text).as("the applicant’s hand, once").containsOnlyOnce(BLANK);
        assertThat(text.substring(text.indexOf("申请人"))).contains(BLANK);
        assertThat(SIGNED.matcher(text).results().count())
                .as("the others’ names are in print")
                .isEqualTo(signers);
        assertThat(text).as("no field is empty").doesNotContain("—").contains(facts);
    }

    private String text(UUID id, DocumentKind kind) {
        var form =
                Acting.call(reader, () -> documents.ofCase(id)).stream()
                        .filter(it -> it.kind() == kind)
                        .findFirst()
                        .orElseThrow();
        try (var pdf =
                Loader.loadPDF(Acting.call(reader, () -> documents.open(form.id())).bytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\p{Z}]", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
