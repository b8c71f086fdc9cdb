package org.matricula.card.issue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The same as for documents: one address, one limit for whoever holds a paper or a card.
///
/// @param publicUrl how anybody reaches the program, printed into every card with its code
/// @param verificationsAMinute how many codes one address may ask for within a minute
@ConfigurationProperties("matricula.document")
record CardSettings(String publicUrl, @DefaultValue("30") int verificationsAMinute) {

    String checkAt(String code) {
        return publicUrl.replaceAll("/+$", "") + "/student-cards/" + code;
    }
}
