package org.matricula.portal;

import java.util.Locale;
import java.util.Map;
import org.matricula.page.Allowed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The interface's description of itself.
@RestController
@ConditionalOnWebApplication
@Allowed(Allowed.PUBLIC)
class DescriptionApi {

    private final InterfaceDescription description;
    private final MessageSource messages;

    DescriptionApi(InterfaceDescription description, MessageSource messages) {
        this.description = description;
        this.messages = messages;
    }

    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> describe(Locale locale) {
        return description.document(messages.getMessage("page.product", null, locale));
    }
}
