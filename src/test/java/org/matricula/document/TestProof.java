package org.matricula.document;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/// What the open page says of a file.
public final class TestProof {

    private TestProof() {}

    /// @return state and kind, as `genuine handover-list`
    public static String of(MockMvc web, byte[] file) throws Exception {
        var random = ThreadLocalRandom.current();
        // each from elsewhere: nobody may ask often
        var from = "198.19." + random.nextInt(250) + "." + random.nextInt(250);
        var answer =
                web.perform(
                                multipart("/api/v1/file-verifications")
                                        .file(new MockMultipartFile("file", file))
                                        .with(it -> {
                                            it.setRemoteAddr(from);
                                            return it;
                                        }))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        return answer.replaceAll(
                "(?s)^\\{\"state\":\"([a-z-]+)\"(,\"kind\":\\{\"code\":\"([a-z-]+)\")?.*$",
                "$1 $3");
    }
}
