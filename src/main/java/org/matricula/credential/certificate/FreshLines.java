package org.matricula.credential.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Certificates to be written, as lines of one statement; each with its place.
final class FreshLines {

    private FreshLines() {}

    static List<Map<String, Object>> of(List<Fresh> all) {
        var lines = new ArrayList<Map<String, Object>>();
        for (var it : all) {
            var line = new HashMap<String, Object>();
            line.put("nth", lines.size());
            line.put("conclusion", it.conclusion());
            line.put("kind", it.kind().code());
            line.put("number", it.number());
            line.put("dated_on", it.datedOn().toString());
            line.put("name", it.name());
            line.put("sex", it.sex());
            line.put("born_on", it.bornOn().toString());
            line.put("from_on", it.fromOn().toString());
            line.put("to_on", it.toOn().toString());
            line.put("major", it.major());
            line.put("level", it.level());
            line.put("duration", it.duration());
            line.put("study_form", it.studyForm());
            line.put("degree_name", it.degreeName());
            line.put("school", it.school());
            line.put("principal", it.principal());
            line.put("body", it.body());
            line.put("replaces", it.replaces());
            line.put("case_id", it.caseId());
            line.put("redraws", it.redraws());
            lines.add(line);
        }
        return lines;
    }
}
