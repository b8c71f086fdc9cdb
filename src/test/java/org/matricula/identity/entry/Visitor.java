package org.matricula.identity.entry;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// A browser: it keeps its cookies.
public class Visitor {

    private final MockMvc http;
    private final String address;
    private final Map<String, Cookie> cookies = new TreeMap<>();

    public Visitor(MockMvc http) {
        this.http = http;
        this.address =
                "10.%d.%d.9".formatted((int) (Math.random() * 250), (int) (Math.random() * 250));
    }

    public MockHttpServletResponse look(String address) throws Exception {
        return send(get(URI.create(address)));
    }

    public MockHttpServletResponse fill(String path, String... fields) throws Exception {
        var request = post(path).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return send(request);
    }

    public MockHttpServletResponse signIn(TestAccounts.Person person) throws Exception {
        return fill("/sign-in", "username", person.username(), "password", TestAccounts.PASSWORD);
    }

    public MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        var answer =
                http.perform(
                                request.with(it -> {
                                    it.setRemoteAddr(address);
                                    return it;
                                }))
                        .andReturn()
                        .getResponse();
        for (var it : answer.getCookies()) {
            if (it.getMaxAge() == 0) {
                cookies.remove(it.getName());
            } else {
                cookies.put(it.getName(), it);
            }
        }
        return answer;
    }

    public Map<String, Cookie> cookies() {
        return cookies;
    }
}
