package org.matricula.enrolment.paper;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// By which rules of upload a paper of the checklist is judged: by a word in its name, and as any
/// other evidence where none fits.
@Component
class PaperKinds {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("身份证", "identity-card");
        WORDS.put("户口", "household-register");
        WORDS.put("通知书", "admission-letter");
        WORDS.put("出生", "birth-certificate");
        WORDS.put("体检", "health-report");
        WORDS.put("毕业证", "former-diploma");
        WORDS.put("学历", "former-diploma");
        WORDS.put("学位", "former-diploma");
    }

    String of(String material) {
        return WORDS.entrySet().stream()
                .filter(it -> material.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("evidence");
    }
}
