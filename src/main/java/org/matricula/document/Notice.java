package org.matricula.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A letter of the school: a decision, a notice or a certificate.
///
/// @param title message key
/// @param addressee whom it addresses, as printed; null for a certificate
/// @param paragraphs its sentences
/// @param facts a table below the sentences; empty for none
/// @param issuer who stands below it, over the seal
/// @param receipt whether a receipt for the recipient's signature closes the sheet
public record Notice(
        String title,
        Kind kind,
        Heading heading,
        @Nullable String addressee,
        List<Paragraph> paragraphs,
        List<Field> facts,
        String issuer,
        LocalDate issuedOn,
        List<String> copies,
        boolean receipt)
        implements Paper {

    public enum Kind {
        /// 红头文件: a decision of the school that binds.
        DECISION,
        /// A notice or certificate.
        LETTER
    }

    /// @param text message key
    /// @param args what fills it in; days are printed as days
    public record Paragraph(String text, List<Object> args) {

        public Paragraph(String text, Object... args) {
            this(text, List.of(args));
        }
    }

    public List<TableRow> rows() {
        return TableRow.pack(facts);
    }
}
