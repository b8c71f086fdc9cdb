package org.matricula.registry.person;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 文书 of a student in the words of the file's page.
@Component
class IssuedDocuments {

    private final Documents documents;
    private final MessageSource words;

    IssuedDocuments(Documents documents, MessageSource words) {
        this.documents = documents;
        this.words = words;
    }

    List<FileView.Document> of(UUID enrolment, Locale locale) {
        return documents.of(enrolment).stream().map(it -> line(it, locale)).toList();
    }

    private FileView.Document line(Issued it, Locale locale) {
        return new FileView.Document(
                it.href(),
                words.getMessage(it.kind().label(), null, locale),
                it.number(),
                it.issuedOn().toString(),
                words.getMessage("document.state." + it.state().code(), null, locale),
                switch (it.state()) {
                    case STANDING -> "jade";
                    case SUPERSEDED -> "amber";
                    case VOID -> "seal";
                },
                it.endReason() == null ? "" : it.endReason());
    }
}
