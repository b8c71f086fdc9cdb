package org.matricula.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param publicUrl how anybody reaches the program, printed into every document with its code
/// @param verificationsAMinute how many codes one address may ask for within a minute
@ConfigurationProperties("matricula.document")
record DocumentSettings(String publicUrl, @DefaultValue("30") int verificationsAMinute) {

    String verifyAt(String code) {
        return publicUrl.replaceAll("/+$", "") + "/verify/" + code;
    }
}
