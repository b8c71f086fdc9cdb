package org.matricula.identity.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.matricula.identity.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;

/// Reads a session's values from the database by an allow-list, so that whoever can write that
/// table cannot make the program run what they like. A value of another kind, or of an older
/// program, counts as absent: at worst somebody signs in again.
@Configuration(proxyBeanMethods = false)
class SessionValues {

    private static final Logger LOG = LoggerFactory.getLogger(SessionValues.class);

    /// Who is signed in, what they were heading for, what they are told next; nothing that acts.
    static final ObjectInputFilter ALLOWED =
            ObjectInputFilter.Config.createFilter(
                    String.join(
                            ";",
                            "maxdepth=24",
                            "maxarray=100000",
                            "maxrefs=20000",
                            "maxbytes=1000000",
                            "java.lang.*",
                            "java.util.*",
                            "java.util.concurrent.*",
                            "java.time.*",
                            "java.net.URL",
                            "java.net.URI",
                            "jakarta.servlet.http.Cookie",
                            SignedIn.class.getName(),
                            Caller.class.getName(),
                            "org.springframework.security.**",
                            "org.springframework.util.*",
                            "org.springframework.web.servlet.FlashMap",
                            "!*"));

    @Bean
    GenericConversionService springSessionConversionService() {
        var service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, SessionValues::written);
        service.addConverter(byte[].class, Object.class, SessionValues::read);
        return service;
    }

    static byte[] written(Object value) {
        try (var bytes = new ByteArrayOutputStream();
                var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @org.jspecify.annotations.Nullable
    static Object read(byte[] value) {
        try (var in = new Loaded(new java.io.ByteArrayInputStream(value))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (InvalidClassException | ClassNotFoundException refused) {
            LOG.warn("a session's value is not read: {}", refused.getMessage());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Finds classes where ours are, also within the packed jar.
    private static class Loaded extends ObjectInputStream {

        Loaded(InputStream from) throws IOException {
            super(from);
        }

        @Override
        protected Class<?> resolveClass(java.io.ObjectStreamClass named)
                throws IOException, ClassNotFoundException {
            try {
                return Class.forName(named.getName(), false, SessionValues.class.getClassLoader());
            } catch (ClassNotFoundException primitive) {
                return super.resolveClass(named);
            }
        }
    }
}
