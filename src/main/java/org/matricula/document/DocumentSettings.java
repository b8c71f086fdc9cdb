package org.matricula.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param publicUrl how anybody reaches the program, printed into every document with its code
/// @param verificationsAMinute how many codes one address may ask for within a minute
/// @param filesAMinute how many files one address may have checked within a minute
/// @param fileLimit bytes of a file that is checked; ours are a tenth of it
/// @param rsaBits of a signing key for RSA: 3072 are enough for the ten years of its certificate
@ConfigurationProperties("matricula.document")
record DocumentSettings(
        String publicUrl,
        @DefaultValue("30") int verificationsAMinute,
        @DefaultValue("10") int filesAMinute,
        @DefaultValue("10485760") int fileLimit,
        @DefaultValue("3072") int rsaBits) {

    /// Without a slash at its end.
    String base() {
        return publicUrl.replaceAll("/+$", "");
    }

    String verifyAt(String code) {
        return base() + "/verify/" + code;
    }
}
