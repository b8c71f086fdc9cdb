package org.matricula.consignment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.document.DocumentKind;
import org.matricula.document.UnitPaperSample;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The latest list tries a school's own words out.
@Component
class ConsignmentSample implements UnitPaperSample {

    private final ConsignmentLists lists;
    private final Units units;
    private final MessageSource messages;

    ConsignmentSample(ConsignmentLists lists, Units units, MessageSource messages) {
        this.lists = lists;
        this.units = units;
        this.messages = messages;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.CONSIGNMENT_LIST;
    }

    @Override
    public Map<String, List<Object>> newest(UUID institution) {
        return lists.list(units.get(institution)).stream()
                .findFirst()
                .map(it -> Map.of("consignment.paper.text", filled(it)))
                .orElse(Map.of());
    }

    private List<Object> filled(Consignment it) {
        return List.of(
                it.unit(),
                it.toUnit(),
                messages.getMessage(
                        "consignment.kind." + it.kind(), null, Locale.SIMPLIFIED_CHINESE),
                String.valueOf(it.lines()),
                it.dueOn());
    }
}
