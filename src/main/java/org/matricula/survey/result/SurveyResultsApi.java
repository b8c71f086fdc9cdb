package org.matricula.survey.result;

import java.util.List;
import java.util.UUID;
import org.matricula.survey.OpenToSurveyReaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Results for other systems: what the pages show and no more.
@RestController
@RequestMapping("/api/v1/surveys/{id}/results")
@OpenToSurveyReaders
class SurveyResultsApi {

    private final ReadResults readResults;

    SurveyResultsApi(ReadResults readResults) {
        this.readResults = readResults;
    }

    @GetMapping
    Result show(@PathVariable UUID id) {
        return readResults.result(id);
    }

    @GetMapping("/crossed")
    List<CrossTable> crossed(@PathVariable UUID id, @RequestParam(defaultValue = "") String by) {
        return readResults.crossed(id, by);
    }
}
