package dev.switchboard.conversation.testing;

import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.platform.secret.SecretPurpose;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.simulators.whatsapp.BusinessNumber;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.stack.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens a desk of a new tenant. */
@ApplicationScoped
public class Desks {
  private final Secrets secrets;
  private final TenantTransactions transactions;
  private final OutgoingService outgoing;

  Desks(Secrets secrets, TenantTransactions transactions, OutgoingService outgoing) {
    this.secrets = secrets;
    this.transactions = transactions;
    this.outgoing = outgoing;
  }

  public Desk open(WhatsAppSimulator whatsApp) {
    Provider provider = Provider.connected(secrets);
    String token = "token-" + provider.phoneNumberId();
    Database.run(
        "UPDATE channel SET credentials = ? WHERE id = ?",
        secrets.seal(
            SecretScope.of(provider.tenant()), new SecretPurpose("channel.access-token"), token),
        provider.channelId());
    String url = ConfigProvider.getConfig().getValue("test.url", String.class);
    URI webhook = URI.create(url + "/webhooks/whatsapp/" + provider.appKey());
    whatsApp.register(
        BusinessNumber.of(provider.phoneNumberId(), token, provider.secret(), webhook));
    return new Desk(provider, transactions, outgoing);
  }
}
