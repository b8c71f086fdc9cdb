package org.matricula.exchange.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// What OneRoster answers instead of data: its status payload, with the standard's own code.
public record StatusInfo(
        @JsonProperty("imsx_codeMajor") String codeMajor,
        @JsonProperty("imsx_severity") String severity,
        @JsonProperty("imsx_description") String description,
        @JsonProperty("imsx_CodeMinor") Map<String, Object> codeMinor) {

    /// @param code such as `unknownobject`, `invalid_filter_field`, `forbidden`
    public static StatusInfo failure(String code, String description) {
        return new StatusInfo(
                "failure",
                "error",
                description,
                Map.of(
                        "imsx_codeMinorField",
                        List.of(
                                Map.of(
                                        "imsx_codeMinorFieldName",
                                        "TargetEndSystem",
                                        "imsx_codeMinorFieldValue",
                                        code))));
    }

    /// For what is refused before it reaches a handler.
    void write(HttpStatus status, JsonMapper json, HttpServletResponse response)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(this));
    }
}
